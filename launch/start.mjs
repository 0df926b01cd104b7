// npm start: installs what is missing, builds what is stale, and serves.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkNode, ensureInstalled, ensureServerBuilt, ensureWebBuilt, projectDir } from './prepare.mjs'

checkNode()
const flags = process.argv.slice(2)
if (flags.includes('--help') || flags.includes('-h')) {
  process.stdout.write(help())
} else {
  await ensureInstalled({ development: false })
  const webDir = ensureWebBuilt()
  const { main } = await import(pathToFileURL(join(ensureServerBuilt(), 'server.js')).href)
  process.setSourceMapsEnabled(true)
  await main({ flags, webDir })
}

function help() {
  const settings = JSON.parse(readFileSync(join(projectDir, 'server/settings.json'), 'utf8'))
  const lines = settings.map(({ name, flag, says, default: value }) => {
    return `  ${name.padEnd(13)} ${flag.padEnd(15)} ${says}${value ? ` Default ${value}.` : ''}`
  })
  return `Evenkeel: supervised ketamine and esketamine therapy, from referral to outcome.

Usage: npm start -- [--demo] [FLAG VALUE]…

  --demo${' '.repeat(23)}A synthetic clinic at work, in a data folder of its own; prints its sign-ins.
  --help${' '.repeat(23)}This text.

Settings, by environment or flag (a flag wins):
${lines.join('\n')}
`
}
