/** The clock stands still: what is shown today is shown tomorrow, and pictures of it can be compared. Before all else, as scenes ask for the time. */
const NOW = Date.UTC(2026, 10, 23, 12, 30)
Date.now = () => NOW
