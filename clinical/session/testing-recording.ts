// biome-ignore lint/style/noRestrictedImports: a recording is read from its file, in tests only.
import { readFileSync } from 'node:fs'
import { at } from './testing.ts'
import type { VitalKind, VitalSample } from './vitals.ts'

/** Second 0 of the recording is minute 15 of the story, so that its dose (second 300) is given at minute 20. */
export const recordingStartMinute = 15

/**
 * A synthetic 90-minute session as a monitor would send it, in its order of arrival: movement, lost signal, a probe that
 * is off, doubled and late rows, a failed and an impossible cuff reading, and one true fall of the saturation.
 */
export function readSyntheticSession(): VitalSample[] {
  const file = new URL('./fixtures/synthetic-session.csv', import.meta.url)
  const [, ...lines] = readFileSync(file, 'utf8').trim().split('\n')
  return lines.map((line) => {
    const [seconds, kind, value] = line.split(',')
    return {
      at: at(recordingStartMinute + Number(seconds) / 60),
      kind: kind as VitalKind,
      value: Number(value),
      device: 'monitor-1',
    }
  })
}

/** The time of a second of the recording. */
export const atSecond = (seconds: number): string => at(recordingStartMinute + seconds / 60)
