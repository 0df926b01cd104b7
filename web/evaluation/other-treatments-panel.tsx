import type { PartialDate } from '../../clinical/record/record.ts'
import { type EpisodePicture, otherTreatmentRules } from '../../clinical/resistance/index.ts'
import { List, Panel, Row, shortDate, useToday } from '../ui/index.ts'

/** What the record tells of brain stimulation and psychotherapy, with the reason why it is not judged. */
export function OtherTreatmentsPanel({ picture }: { picture: EpisodePicture | undefined }) {
  const today = useToday()
  const found = otherTreatmentRules.flatMap((rule) => {
    const entries = (picture?.otherTreatments ?? []).filter(({ kind }) => kind === rule.id)
    return entries.length > 0 ? [{ rule, entries }] : []
  })
  if (found.length === 0) return null
  return (
    <Panel
      title="Other treatments"
      aside="of the whole record"
      flush
      footer={<span className="small quiet">{found[0]?.rule.source.citation}.</span>}
    >
      <List label="Other treatments">
        {found.map(({ rule, entries }) => (
          <Row
            key={rule.id}
            mark="unknown"
            markSays="not judged"
            title={rule.label}
            detail={
              <>
                {entries.length === 1 ? '1 entry' : `${entries.length} entries`}
                {spanOf(
                  entries.flatMap(({ start, stop }) => [start, stop]),
                  today,
                )}
                <br />
                {rule.text}
              </>
            }
          />
        ))}
      </List>
    </Panel>
  )
}

function spanOf(dates: (PartialDate | undefined)[], today: string): string {
  const known = dates.filter((date) => date !== undefined).sort()
  const [first] = known
  const last = known.at(-1)
  if (!first || !last) return ', dates not known'
  return first === last ? `, ${shortDate(first, today)}` : `, ${shortDate(first, today)} to ${shortDate(last, today)}`
}
