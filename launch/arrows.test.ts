import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { findCircle, parseModule, readWing, resolveImport, type SourceModule } from './module-graph.ts'

/** What each wing may import besides itself. */
const arrows: Record<string, string[]> = {
  clinical: [],
  contract: ['clinical'],
  server: ['contract', 'clinical'],
  web: ['contract', 'clinical'],
  cli: ['server', 'clinical'],
}

const modules = Object.keys(arrows).flatMap(readWing)
const isTest = (path: string) => /\.test\.tsx?$|\/testing[^/]*\.tsx?$/.test(path)
const shipped = modules.filter(({ path }) => !isTest(path))

/** Relative imports that leave the wings that this one may know. */
function strayImports({ path, imports }: SourceModule): string[] {
  const wing = path.split('/')[0] ?? ''
  const known = [wing, ...(arrows[wing] ?? [])]
  return imports.flatMap(({ specifier }) => {
    const target = resolveImport(path, specifier)
    return target && !known.includes(target.split('/')[0] ?? '') ? [`${path} → ${target}`] : []
  })
}

/** Packages and Node modules that it imports by value, without the path inside them. */
function packagesOf({ imports }: SourceModule): string[] {
  return imports
    .filter(({ specifier, typeOnly }) => !typeOnly && !specifier.startsWith('.'))
    .map(({ specifier }) => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/'))
}

/** These modules and all that they load, at once or later. */
function reach(paths: string[]): SourceModule[] {
  const byPath = new Map(modules.map((module) => [module.path, module]))
  const reached = new Set<SourceModule>()
  const walk = (path: string | null) => {
    const module = byPath.get(path ?? '')
    if (!module || reached.has(module)) return
    reached.add(module)
    for (const { specifier, typeOnly } of module.imports) if (!typeOnly) walk(resolveImport(path ?? '', specifier))
  }
  paths.forEach(walk)
  return [...reached]
}

describe('the arrows between the wings', () => {
  it('are checked on all files', () => {
    // A checker that checked nothing must fail. Raise these as the house grows.
    const count = (wing: string) => modules.filter(({ path }) => path.startsWith(`${wing}/`)).length
    expect(count('clinical')).toBeGreaterThanOrEqual(30)
    expect(count('contract')).toBeGreaterThanOrEqual(6)
    expect(count('server')).toBeGreaterThanOrEqual(40)
  })

  it('hold', () => {
    expect(modules.flatMap(strayImports)).toEqual([])
  })

  it('form no circle', () => {
    expect(findCircle(modules)).toBeNull()
  })
})

describe('clinical/', () => {
  const clinical = shipped.filter(({ path }) => path.startsWith('clinical/'))

  it('imports no package and nothing of Node', () => {
    expect(clinical.flatMap((module) => packagesOf(module).map((name) => `${module.path}: ${name}`))).toEqual([])
  })

  it('reads no clock, no chance, no zone or language of the machine, and does no I/O', () => {
    expect(clinical.flatMap(({ path, impurities }) => impurities.map((name) => `${path}: ${name}`))).toEqual([])
  })
})

describe('what is shipped', () => {
  it('imports by value only packages that npm start installs', () => {
    const manifest = fileURLToPath(new URL('../package.json', import.meta.url))
    const { dependencies } = JSON.parse(readFileSync(manifest, 'utf8')) as { dependencies: Record<string, string> }
    const stray = shipped.flatMap((module) =>
      packagesOf(module)
        .filter((name) => !name.startsWith('node:') && !(name in dependencies))
        .map((name) => `${module.path}: ${name}`),
    )
    expect(stray).toEqual([])
  })

  it('keeps zod out of the browser', () => {
    const web = shipped.map(({ path }) => path).filter((path) => path.startsWith('web/'))
    expect(reach(web).filter((module) => packagesOf(module).includes('zod'))).toEqual([])
  })

  it.each(['cli/replay.ts', 'cli/score.ts', 'cli/evaluate.ts', 'cli/simulate.ts'])(
    '%s loads no database and no server',
    (path) => {
      const reached = reach([path])
      expect(reached.length).toBeGreaterThan(2)
      const heavy = ['pg', 'kysely', 'fastify', 'vite', 'react']
      expect(reached.filter((module) => packagesOf(module).some((name) => heavy.includes(name)))).toEqual([])
    },
  )
})

describe('the checker itself', () => {
  it.each([
    ["import { a } from '../server/a.ts'", ['clinical/x.ts → server/a.ts']],
    ["import type { A } from '../../web/a.ts'", ['clinical/x.ts → ../web/a.ts']],
    ["export { a } from '../contract/a.ts'", ['clinical/x.ts → contract/a.ts']],
    ["const a = await import('../cli/a.ts')", ['clinical/x.ts → cli/a.ts']],
    ["import { a } from './dosing/a.ts'", []],
  ])('finds stray imports in %s', (text, stray) => {
    expect(strayImports(parseModule('clinical/x.ts', text))).toEqual(stray)
  })

  it.each([
    ['const now = Date.now()', ['Date.now']],
    ['const now = new Date()', ['new Date()']],
    ['const at = new Date(text)', []],
    ['const die = Math.random()', ['Math.random']],
    ['const name = process.env.NAME', ['process.env']],
    ['const hour = at.getHours()', ['at.getHours']],
    ['const hour = at.getUTCHours()', []],
    ["await fetch('https://example.org')", ['fetch()']],
  ])('finds what is impure in %s', (text, impurities) => {
    expect(parseModule('clinical/x.ts', text).impurities).toEqual(impurities)
  })

  it('finds a circle', () => {
    const x = parseModule('a/x.ts', "import './y.ts'")
    expect(findCircle([x, parseModule('a/y.ts', "export { x } from './x.ts'")])).toEqual(['a/x.ts', 'a/y.ts', 'a/x.ts'])
    expect(findCircle([x, parseModule('a/y.ts', "import type { X } from './x.ts'")])).toBeNull()
  })

  it('refuses a file that it cannot read', () => {
    expect(() => parseModule('a/x.ts', 'import {')).toThrow('a/x.ts')
  })
})
