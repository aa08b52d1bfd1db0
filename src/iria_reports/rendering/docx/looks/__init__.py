"""How it looks: styles of the theme's roles and their variants, tables, lists, Word's theme."""
