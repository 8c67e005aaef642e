"""Page to Report, Report to Reading."""
