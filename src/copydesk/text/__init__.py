"""Pure functions over text: sentences, language, numbers, moments, names, quotes, attribution, fingerprints."""
