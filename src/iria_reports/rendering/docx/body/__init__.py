"""What stands on the pages: title block, blocks, runs, fields, notes, pictures."""
