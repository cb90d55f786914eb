"""What is written for people to read: a document as its parts, and each way to write one."""
