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
