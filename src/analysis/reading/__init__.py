"""Reading: report file -> text -> mentions; phrase -> quantity; words of time -> window."""
