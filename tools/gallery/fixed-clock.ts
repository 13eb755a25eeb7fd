/** Stops the clock, so that pictures of different days can be compared. It must be imported first, because scenes read the time. */
const NOW = Date.UTC(2026, 10, 23, 12, 30)
Date.now = () => NOW
