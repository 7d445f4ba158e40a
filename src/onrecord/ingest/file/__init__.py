"""File: the text of PDF, Word, RTF and EPUB files and of messages; each library is loaded when it is needed."""
