import { romanStage } from '../../clinical/resistance/index.ts'
import type { Chart } from './chart.ts'

type Story = Chart['story']

export const severityWords = (severity: string): string =>
  ({
    'severe-without-psychosis': 'severe, without psychosis',
    'severe-with-psychosis': 'severe, with psychosis',
  })[severity] ?? severity

/** What is sure, what may be, and whether anybody said that the list is whole. */
export function failedTrialsWords({ adequateFailedTrials, trials, historyComplete }: Story): string {
  const { definite, possible } = adequateFailedTrials
  if (trials.length === 0)
    return historyComplete === 'yes' ? 'No antidepressant was tried in it.' : 'No antidepressant trial is on record.'
  const whole = historyComplete === 'yes' ? '' : '; nobody has said that the list is complete'
  // An augmentation that failed is no further trial of an antidepressant: it is named, and not counted.
  const failures = trials.filter(({ failed, adequate }) => failed === 'yes' && adequate === 'yes')
  const of = (role: Story['trials'][number]['role']) =>
    failures.flatMap(({ role: its, medication }) => (its === role ? [medication] : []))
  const names = [of('antidepressant').join(', '), ...of('augmentation')].filter(Boolean).join(' + ')
  const named = names ? ` (${names})` : ''
  const sure = `${countWords(definite)} adequate ${definite === 1 ? 'trial' : 'trials'} failed${named}`
  const maybe = possible > definite ? `, up to ${possible} possibly` : ''
  return `${sure}${maybe}${whole}.`
}

export const maudsleyWords = ({ score, severity, missing }: Story['maudsley']): string =>
  score === null
    ? `Maudsley not known${missing.length > 0 ? `: ${missing.map((each) => each.replaceAll('-', ' ')).join(', ')} missing` : ''}.`
    : `Maudsley ${score}${severity ? `, ${severity}` : ''}.`

const words = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine']
const countWords = (count: number): string => words[count] ?? String(count)

/** The other two stagings in short, once a trial has failed for certain: `Thase–Rush II, MGH-S 2.5.` */
export function otherStagingWords({ thaseRush: { stage }, mgh: { score } }: Pick<Story, 'thaseRush' | 'mgh'>): string {
  if (stage.min === 0) return ''
  const min = romanStage(stage.min)
  const thase = stage.min === stage.max ? min : `${min} to ${romanStage(stage.max)}`
  const mgh =
    score.max === null ? `at least ${score.min}` : score.min === score.max ? score.min : `${score.min} to ${score.max}`
  return `Thase–Rush ${thase}, MGH-S ${mgh}.`
}
