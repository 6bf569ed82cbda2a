"""How the schema came about; run by `extractor.store.engine`, never by hand."""
