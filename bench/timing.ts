import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface Times {
  p50Ms: number
  p95Ms: number
}

/**
 * Runs it so many times after a few to warm up, one after another.
 *
 * @param before what is done before each, and not counted
 */
export async function timesOf(
  runs: number,
  run: () => Promise<unknown>,
  before: () => Promise<unknown> = async () => undefined,
): Promise<Times> {
  for (let i = 0; i < 5; i++) {
    await before()
    await run()
  }
  const taken: number[] = []
  for (let i = 0; i < runs; i++) {
    await before()
    const start = performance.now()
    await run()
    taken.push(performance.now() - start)
  }
  taken.sort((a, b) => a - b)
  const at = (share: number) => taken[Math.min(taken.length - 1, Math.floor(share * taken.length))] ?? 0
  return { p50Ms: at(0.5), p95Ms: at(0.95) }
}

/** As `timesOf`, of a GET that another process asks, as a browser would: asking costs the server nothing. */
export function timesOfAsking(url: string, runs: number, cookie = ''): Promise<Times> {
  return new Promise((resolve, reject) => {
    const asking = fork(fileURLToPath(new URL('ask.ts', import.meta.url)), [url, String(runs), cookie])
    asking.on('message', (times: Times) => resolve(times))
    asking.on('exit', (code) => reject(new Error(`asking ended with ${code} before it had an answer`)))
  })
}

export const milliseconds = (value: number): string => `${value.toFixed(1)} ms`.padStart(10)
