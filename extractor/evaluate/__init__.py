"""The yardstick: what a system reads in annotated articles, held against what people read in them.

`gold` loads and checks articles, `evaluation` scores, `report` writes it down.
"""
