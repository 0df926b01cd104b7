import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'oxc-parser'

const projectDir = fileURLToPath(new URL('..', import.meta.url))

/** An import as written; `typeOnly` ones leave no trace in what runs. */
export type Import = { specifier: string; typeOnly: boolean }

/** A source file with what it imports and which impure things it names. Paths are relative to the project, with `/`. */
export type SourceModule = { path: string; imports: Import[]; impurities: string[] }

/** Every TypeScript file of a wing. */
export function readWing(wing: string): SourceModule[] {
  return readdirSync(join(projectDir, wing), { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join(wing, name.replaceAll('\\', '/')))
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => parseModule(path, readFileSync(join(projectDir, path), 'utf8')))
}

/** @throws Error on a syntax error: a file that cannot be read must not pass for one without imports */
export function parseModule(path: string, text: string): SourceModule {
  const { module, program, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
  const imports = [
    ...module.staticImports.map(({ moduleRequest, entries }) => ({
      specifier: moduleRequest.value,
      typeOnly: entries.length > 0 && entries.every(({ isType }) => isType),
    })),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest, isType }) =>
        moduleRequest ? [{ specifier: moduleRequest.value, typeOnly: isType }] : [],
      ),
    ),
    ...module.dynamicImports.map(({ moduleRequest }) => ({
      specifier: text.slice(moduleRequest.start, moduleRequest.end).replace(/^['"`]|['"`]$/g, ''),
      typeOnly: false,
    })),
  ]
  return { path, imports, impurities: findImpurities(program) }
}

/** Members that read the clock, chance, or the time zone and language of the machine. */
const impureMembers =
  /^(Date\.now|Math\.random|performance\.now|.*\.(get|set)(Hours|Minutes|Date|Day|Month|FullYear|TimezoneOffset)|.*\.toLocale\w+)$/
const impureNames =
  /^(process|globalThis|performance|crypto|fetch|console|setTimeout|setInterval|require|localStorage)$/

function findImpurities(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(findImpurities)
  if (!isNode(node)) return []
  return [...impurityOf(node), ...Object.values(node).flatMap(findImpurities)]
}

function impurityOf(node: Node): string[] {
  const name = (value: unknown) => (isNode(value) && value.type === 'Identifier' ? String(value.name) : '…')
  if (node.type === 'NewExpression') {
    return name(node.callee) === 'Date' && Array.isArray(node.arguments) && node.arguments.length === 0
      ? ['new Date()']
      : []
  }
  if (node.type === 'CallExpression') {
    const called = name(node.callee)
    return called === 'Date' || impureNames.test(called) ? [`${called}()`] : []
  }
  if (node.type === 'MemberExpression' && node.computed !== true) {
    const member = `${name(node.object)}.${name(node.property)}`
    return impureNames.test(name(node.object)) || impureMembers.test(member) ? [member] : []
  }
  return []
}

type Node = { type: string; [key: string]: unknown }

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}

/** Path of the file that a relative import names, or null for a package. */
export function resolveImport(from: string, specifier: string): string | null {
  return specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : null
}

/** The first circle of value imports that is found, as the paths along it, or null. Types alone leave no circle. */
export function findCircle(modules: SourceModule[]): string[] | null {
  const targets = new Map(
    modules.map(({ path, imports }) => [
      path,
      imports.flatMap(({ specifier, typeOnly }) => (typeOnly ? [] : (resolveImport(path, specifier) ?? []))),
    ]),
  )
  const done = new Set<string>()
  const walk = (path: string, trail: string[]): string[] | null => {
    const seen = trail.indexOf(path)
    if (seen >= 0) return [...trail.slice(seen), path]
    if (done.has(path)) return null
    for (const target of targets.get(path) ?? []) {
      const circle = walk(target, [...trail, path])
      if (circle) return circle
    }
    done.add(path)
    return null
  }
  for (const path of targets.keys()) {
    const circle = walk(path, [])
    if (circle) return circle
  }
  return null
}
