import { main } from '../server/main.ts'

// The page comes from Vite; this is the API behind it.
await main({ flags: process.argv.slice(2) })
