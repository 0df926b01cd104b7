import { List, Panel, Row } from '../ui/index.ts'
import { type Chart, placesOf } from './chart.ts'

/** What the running plan has beside the drug: the antidepressant, the psychotherapy, how it is in the chair. */
export function BesidePanel({ chart }: { chart: Chart }) {
  const plan = chart.plans.find(({ state }) => state === 'active')
  if (!plan) return null
  const to = placesOf(chart.patient.id).plan
  const rows: [title: string, detail: string][] = [
    ['Antidepressant', plan.antidepressant === 'none' ? 'none beside it, by the plan' : plan.antidepressant],
    ['Psychotherapy', plan.psychotherapy || 'nothing arranged'],
    ['In the chair', plan.preferences || 'nothing written down yet'],
    ['Goals', plan.goals.join('; ')],
  ]
  return (
    <Panel title="Beside the treatment" flush>
      <List>
        {rows.map(([title, detail]) => (
          <Row key={title} title={<b>{title}</b>} detail={detail} to={to} />
        ))}
      </List>
    </Panel>
  )
}
