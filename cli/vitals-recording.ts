import { type VitalKind, vitalKinds, vitalUnits } from '../clinical/session/index.ts'
import { BadInput } from './bad-input.ts'
import { readText } from './read-file.ts'

export interface RecordedSample {
  /** Of the recording's own clock. */
  seconds: number
  kind: VitalKind
  value: number
}

const header = 'seconds,kind,value,unit'

/**
 * A recording of vitals as CSV, in the order in which the samples arrived.
 *
 * @throws BadInput naming the first line that cannot be read
 */
export async function readRecording(file: string): Promise<RecordedSample[]> {
  const [first = '', ...lines] = (await readText(file)).split(/\r?\n/)
  if (first.trim() !== header) throw new BadInput(`${file}, line 1: must be ${header}.`)
  const samples = lines.flatMap((line, index) => {
    if (line.trim() === '') return []
    const sample = readLine(line)
    if (typeof sample === 'string') throw new BadInput(`${file}, line ${index + 2}: ${sample}.`)
    return [sample]
  })
  if (samples.length === 0) throw new BadInput(`${file} has no samples.`)
  return samples
}

/** The sample, or what is wrong with the line. */
function readLine(line: string): RecordedSample | string {
  const [secondsText = '', kind = '', valueText = '', unit = '', ...more] = line.split(',').map((cell) => cell.trim())
  if (more.length > 0) return 'has more than four cells'
  const known = vitalKinds.find((one) => one === kind)
  if (!known) return `kind "${kind}" is not one of ${vitalKinds.join(', ')}`
  const seconds = numberIn(secondsText)
  if (seconds === null || seconds < 0) return `seconds "${secondsText}" is no number of 0 or more`
  const value = numberIn(valueText)
  if (value === null) return `value "${valueText}" is no number`
  if (unit !== vitalUnits[known]) return `unit "${unit}" must be ${vitalUnits[known]} for ${kind}`
  return { seconds, kind: known, value }
}

const numberIn = (text: string): number | null => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null)
