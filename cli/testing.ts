import { vi } from 'vitest'
import { main } from './main.ts'

export interface CommandRun {
  out: string
  err: string
  exitCode: number
}

/** Runs `evenkeel …` in this process; what it printed, and the exit code that the process would have had. */
export async function runCommand(...args: string[]): Promise<CommandRun> {
  const out: string[] = []
  vi.spyOn(console, 'log').mockImplementation((...words) => void out.push(`${words.join(' ')}\n`))
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0)
  const err = vi.spyOn(console, 'error').mockImplementation(() => {})
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation(() => true)
  try {
    await main(['node', 'evenkeel', ...args])
    const text = (calls: unknown[][]) => calls.map((call) => call.join(' ')).join('\n')
    return {
      out: out.join('').replace(/\n$/, ''),
      err: text(err.mock.calls) + text(stderr.mock.calls),
      exitCode: Number(process.exitCode ?? 0),
    }
  } finally {
    vi.restoreAllMocks()
    process.exitCode = undefined
  }
}
