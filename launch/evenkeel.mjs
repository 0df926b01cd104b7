// npm run -s evenkeel -- COMMAND: the command line. Its standard output holds the answer and nothing else.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkNode, ensureInstalled, ensureServerBuilt } from './prepare.mjs'

checkNode()
await ensureInstalled({ development: false })
const { main } = await import(pathToFileURL(join(ensureServerBuilt(), 'cli.js')).href)
await main(process.argv)
