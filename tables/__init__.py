"""Programs that compile the tables of knowledge which the package carries; none of them runs in the product."""
