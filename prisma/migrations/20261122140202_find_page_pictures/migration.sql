-- Before a kept picture of a page is removed: whether another file's pages look the same.
create index evidence_pages_index on evidence using gin ((preview -> 'pages')) where kind = 'pdf';
