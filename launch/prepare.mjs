// What must be there before Evenkeel's own code can run. Plain JavaScript without dependencies: it runs first.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'

export const projectDir = fileURLToPath(new URL('..', import.meta.url))
const at = (...path) => join(projectDir, ...path)
const wantedNode = [20, 19]

/** Ends the process with one line when Node is too old. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > wantedNode[0] || (major === wantedNode[0] && minor >= wantedNode[1])) return
  fail(`Evenkeel needs Node ${wantedNode.join('.')} or newer; this is ${process.versions.node}.`)
}

/**
 * Installs the packages that are missing or of another version. Asks npm only then, so that it works offline.
 *
 * @param {{ development: boolean }} options whether the packages for tests and development are wanted too
 */
export async function ensureInstalled({ development }) {
  const missing = missingPackages(development)
  if (missing === 0) return
  const first = !existsSync(at('node_modules', '.package-lock.json'))
  tell(`Installing ${missing} package${missing === 1 ? '' : 's'} with npm; this needs the network, once.`)
  const started = Date.now()
  const ticker = setInterval(() => tell(`  still installing (${Math.round((Date.now() - started) / 1000)} s)`), 10_000)
  const args = [first ? 'ci' : 'install', '--no-audit', '--no-fund', '--loglevel=error']
  const code = await runNpm(development ? args : [...args, '--omit=dev'])
  clearInterval(ticker)
  if (code !== 0) fail('The packages could not be installed: see what npm said above.')
  if (missingPackages(development) > 0)
    fail('npm ended without installing all packages. Delete node_modules and try again.')
  tell(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`)
}

/** Compares what the lock file wants with npm's own list of what it installed. */
function missingPackages(development) {
  const wanted = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages
  const list = at('node_modules', '.package-lock.json')
  const installed = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')).packages : {}
  return Object.entries(wanted).filter(([path, entry]) => {
    if (path === '' || (entry.dev && !development) || entry.link) return false
    const found = installed[path]
    if (!found || !existsSync(at(path))) return !isForOtherMachine(entry) && !entry.optional
    return found.version !== entry.version
  }).length
}

function isForOtherMachine({ os, cpu }) {
  return (os && !os.includes(process.platform)) || (cpu && !cpu.includes(process.arch))
}

function runNpm(args) {
  const script = process.env.npm_execpath
  const [command, first] = script && /npm-cli\.[cm]?js$/.test(script) ? [process.execPath, [script]] : ['npm', []]
  return new Promise((resolve) => {
    // Everything on stderr: the standard output may be a program's answer.
    const npm = spawn(command, [...first, ...args], { cwd: projectDir, stdio: ['ignore', 2, 2] })
    npm.on('error', (error) => fail(`npm could not be run: ${error.message}`))
    npm.on('exit', (code) => resolve(code ?? 1))
  })
}

/** Bundles server and command line when their sources changed. @returns {string} folder with server.js and cli.js */
export function ensureServerBuilt() {
  const sources = ['clinical', 'contract', 'server', 'cli', 'launch/build-server.mjs', 'package-lock.json']
  return ensureBuilt('build', sources, (folder) => {
    run(process.execPath, [at('launch', 'build-server.mjs'), folder])
    cpSync(at('server', 'database', 'migrations'), join(folder, 'migrations'), { recursive: true })
  })
}

/** Builds the web app when its sources changed. @returns {string} folder with index.html */
export function ensureWebBuilt() {
  const sources = ['clinical', 'contract', 'web', 'vite.config.ts', 'launch/prepare.mjs', 'package-lock.json']
  return ensureBuilt('web', sources, (folder) => {
    tell('Building the web app.')
    const vite = at('node_modules', 'vite', 'bin', 'vite.js')
    run(process.execPath, [vite, 'build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'])
    for (const each of [folder, join(folder, 'assets')]) compress(each)
  })
}

/** Beside each script and style sheet its packed form, once, so that the server packs nothing while it serves. */
function compress(folder) {
  for (const name of readdirSync(folder).filter((name) => /\.(js|css|svg)$/.test(name))) {
    const content = readFileSync(join(folder, name))
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(content))
    writeFileSync(join(folder, `${name}.gz`), gzipSync(content, { level: 9 }))
  }
}

/** Each state of the sources has a folder of its own, so that a running Evenkeel keeps the files it began with. */
function ensureBuilt(name, sources, build) {
  const all = at('.cache', name)
  const folder = join(all, hashOf(sources))
  if (!existsSync(folder)) {
    const half = `${folder}.${process.pid}`
    mkdirSync(half, { recursive: true })
    build(half)
    try {
      renameSync(half, folder)
    } catch {
      // Another start built the same.
      rmSync(half, { recursive: true, force: true })
    }
    removeOld(all, folder)
  }
  return folder
}

function removeOld(all, current) {
  utimesSync(current, new Date(), new Date())
  const others = readdirSync(all)
    .map((name) => join(all, name))
    .filter((folder) => folder !== current)
    .map((folder) => ({ folder, changed: statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((a, b) => b.changed - a.changed)
  const hourAgo = Date.now() - 3_600_000
  for (const { folder, changed } of others.slice(3)) {
    if (changed < hourAgo) rmSync(folder, { recursive: true, force: true })
  }
}

function hashOf(sources) {
  const hash = createHash('sha256')
  for (const file of sources.flatMap((source) => filesIn(at(source)))) {
    hash.update(relative(projectDir, file)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex').slice(0, 16)
}

function filesIn(path) {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) return []
  if (found.isFile()) return [path]
  return readdirSync(path)
    .sort()
    .filter((name) => !/\.test\.tsx?$/.test(name))
    .flatMap((name) => filesIn(join(path, name)))
}

function run(command, args) {
  // What a test run builds is served afterwards too: it must not hold React's development version.
  const env = { ...process.env, NODE_ENV: 'production' }
  const { status, error } = spawnSync(command, args, { cwd: projectDir, env, stdio: ['ignore', 2, 2] })
  if (status !== 0) fail(`${relative(projectDir, args[0])} failed${error ? `: ${error.message}` : ''}.`)
}

/** Progress goes to stderr, so that a command's standard output holds its answer alone. */
export function tell(line) {
  process.stderr.write(`${line}\n`)
}

/** @returns {never} */
export function fail(line) {
  process.stderr.write(`${line}\n`)
  process.exit(1)
}
