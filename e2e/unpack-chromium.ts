import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'

const project = fileURLToPath(new URL('..', import.meta.url))
const packageFolder = join(project, 'node_modules/@sparticuz/chromium')
const decompress = promisify(brotliDecompress)

/** A Chromium that runs on a machine without any browser libraries. */
export type UnpackedChromium = {
  executablePath: string
  /** Variables the browser needs in its environment: where its own libraries and fonts are. */
  env: { LD_LIBRARY_PATH: string; FONTCONFIG_FILE: string }
}

/**
 * Unpacks the Chromium that the npm package `@sparticuz/chromium` carries into `.cache/browser/`, once per version.
 *
 * The package's own `executablePath()` is not used: it unpacks into a temp folder that all users of the machine share.
 *
 * @returns null where the package does not fit this machine (its binary is for Linux x64) or is not installed
 */
export async function unpackChromium(): Promise<UnpackedChromium | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  if (!existsSync(join(packageFolder, 'bin/chromium.br'))) return null
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as { version: string }
  const folder = join(project, '.cache/browser', `chromium-${version}`)
  if (!existsSync(folder)) await unpackInto(folder)
  return {
    executablePath: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'lib'), FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  }
}

/** Works beside the target and renames at the end, so that a half unpacked browser is never found. */
async function unpackInto(folder: string): Promise<void> {
  const half = `${folder}.${process.pid}`
  await rm(half, { recursive: true, force: true })
  await mkdir(half, { recursive: true })
  await writeFile(join(half, 'chromium'), await readPacked('chromium.br'))
  await chmod(join(half, 'chromium'), 0o755)
  await untar(await readPacked('al2023.tar.br'), half)
  await untar(await readPacked('fonts.tar.br'), half)
  await writeFile(join(half, 'fonts.conf'), fontsConf(folder))
  try {
    await rename(half, folder)
  } catch (error) {
    // Another run was faster; its copy is the same.
    await rm(half, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}

async function readPacked(name: string): Promise<Buffer> {
  return await decompress(await readFile(join(packageFolder, 'bin', name)))
}

/** Reads the plain ustar archives of the package: regular files and folders; anything else is an error. */
async function untar(archive: Buffer, into: string): Promise<void> {
  const text = (from: number, length: number) =>
    archive
      .subarray(from, from + length)
      .toString('utf8')
      .replace(/\0.*$/s, '')
  for (let at = 0; at + 512 <= archive.length && archive[at] !== 0; ) {
    const name = text(at, 100)
    const mode = Number.parseInt(text(at + 100, 8), 8)
    const size = Number.parseInt(text(at + 124, 12), 8)
    const kind = text(at + 156, 1) || '0'
    const path = resolve(into, name)
    if (!path.startsWith(into + sep)) throw new Error(`${name} would be unpacked outside ${into}`)
    if (kind === '0') {
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, archive.subarray(at + 512, at + 512 + size))
      await chmod(path, mode)
    } else if (kind !== '5') {
      throw new Error(`${name} in the archive is of the unknown kind ${kind}`)
    }
    at += 512 + Math.ceil(size / 512) * 512
  }
}

/** Without a font configuration of its own the browser dies on the first page of a machine that has no fonts. */
function fontsConf(folder: string): string {
  const path = folder.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${path}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${path}/font-cache</cachedir>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
</fontconfig>
`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const unpacked = await unpackChromium()
  console.log(unpacked ? `Chromium is at ${unpacked.executablePath}` : 'No Chromium from npm for this machine.')
}
