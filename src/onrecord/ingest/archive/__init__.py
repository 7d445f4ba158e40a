"""Archive: files in ZIP, TAR and WARC, read in place within limits; nothing is unpacked to the disk."""
