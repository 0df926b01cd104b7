// npm test: everything that tells whether Evenkeel is right. `--no-browser` leaves the real browser out (npm run verify).
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { checkNode, ensureInstalled, projectDir } from './prepare.mjs'

checkNode()
await ensureInstalled({ development: true })
const browser = !process.argv.includes('--no-browser')
const results = join(projectDir, '.cache/test-results')
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

const steps = [
  ['types', 'typescript/bin/tsc', '--noEmit'],
  ['lint', '@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'],
  ['tests', ...vitest('unit', 'server', 'launch')],
  ...(browser
    ? [
        ['browser', 'tsx/dist/cli.mjs', 'e2e/unpack-chromium.ts'],
        ['browser tests', ...vitest('e2e')],
      ]
    : []),
]

const told = steps.map(([name, script, ...args]) => {
  console.log(`\n── ${name}`)
  const started = Date.now()
  const { status } = spawnSync(process.execPath, [join(projectDir, 'node_modules', script), ...args], {
    cwd: projectDir,
    stdio: 'inherit',
  })
  return { name, failed: status !== 0, seconds: Math.round((Date.now() - started) / 1000) }
})

console.log('\n── summary')
for (const { name, failed, seconds } of told) console.log(`${failed ? 'FAILED' : 'ok    '}  ${name} (${seconds} s)`)
if (!browser) console.log('The browser tests were left out: npm test runs them.')
const counts = [countOf('unit'), ...(browser ? [countOf('e2e')] : [])]
const sum = (key) => counts.reduce((total, count) => total + count[key], 0)
const skipped = sum('skipped')
console.log(`${sum('passed')} passed, ${sum('failed')} failed${skipped ? `, ${skipped} skipped` : ''}`)
// A run that ran nothing must not look like one in which all is well.
process.exit(told.some(({ failed }) => failed) || counts.some(({ passed }) => passed === 0) ? 1 : 0)

function vitest(...projects) {
  return [
    'vitest/vitest.mjs',
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(results, `${projects[0]}.json`)}`,
  ]
}

function countOf(name) {
  const file = join(results, `${name}.json`)
  if (!existsSync(file)) return { passed: 0, failed: 0, skipped: 0 }
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(file, 'utf8'))
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests }
}
