import { List } from '../ui/index.ts'
import type { Chart } from './chart.ts'
import { FactRow } from './fact-row.tsx'
import { More } from './more.tsx'
import { OnDay } from './on-day.tsx'
import { severityWords } from './story-words.ts'

interface Given {
  chart: Chart
  onOpen: (factId: string) => void
}

/** How many procedures stand open. */
const shownFirst = 5

export function ProcedureLines({ chart: { procedures }, onOpen }: Given) {
  const line = (procedure: Chart['procedures']['latest'][number]) => (
    <FactRow
      key={procedure.id}
      title={procedure.text}
      detail={procedure.status === 'completed' ? undefined : procedure.status.replaceAll('-', ' ')}
      end={<OnDay at={procedure.stop ?? procedure.start} />}
      onOpen={() => onOpen(procedure.id)}
    />
  )
  return (
    <>
      {procedures.total === 0 && <p className="quiet panel-line">No procedure on record.</p>}
      <List>
        {procedures.latest.slice(0, shownFirst).map(line)}
        <More
          label="Earlier procedures"
          count={procedures.total - shownFirst}
          lines={procedures.latest.slice(shownFirst).map(line)}
        />
      </List>
    </>
  )
}

/** The last is the current one. */
export function EpisodeLines({ chart: { episodes }, onOpen }: Given) {
  return (
    <>
      {episodes.length === 0 && <p className="quiet panel-line">When the episode began is not on record.</p>}
      <List>
        {episodes.map((episode) => (
          <FactRow
            key={episode.id}
            title={
              <>
                since <OnDay at={episode.start} />
              </>
            }
            detail={
              episode.severity ? (
                <>
                  {severityWords(episode.severity)},{' '}
                  {episode.severityOn ? (
                    <>
                      judged on <OnDay at={episode.severityOn} />
                    </>
                  ) : (
                    'judged on a day that is not known'
                  )}
                </>
              ) : (
                'severity not known'
              )
            }
            onOpen={() => onOpen(episode.id)}
          />
        ))}
      </List>
    </>
  )
}
