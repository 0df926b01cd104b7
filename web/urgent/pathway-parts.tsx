import { Day, List, Moment, Row, TimeSince } from '../ui/index.ts'
import { lowerFirst, overdueWords, ownerWords, type Pathway, toneOfPathway } from './pathway.ts'

/** What was found, who has it, what the clinic promised, and what to do. */
export function PathwayFacts({ pathway }: { pathway: Pathway }) {
  const { nextEscalation } = pathway
  const late = overdueWords(pathway)
  return (
    <div className="stack tight">
      <p>
        <b className={toneOfPathway(pathway)}>{pathway.finding}</b>
        <ByImport pathway={pathway} />
      </p>
      <p className="quiet">
        Since <TimeSince instant={pathway.openedAt} /> · {ownerWords(pathway)}
        {late && ` · ${late}`}
        {nextEscalation && (
          <>
            {' '}
            · next told <Moment instant={nextEscalation.at} />: {lowerFirst(nextEscalation.to)}
          </>
        )}
      </p>
      {pathway.status !== 'closed' && pathway.whatToDo.length > 0 && (
        <ol className="what-to-do">
          {pathway.whatToDo.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ol>
      )}
    </div>
  )
}

/** Nobody here has asked: the screen came with a record, and is as old as it says. */
export function ByImport({ pathway: { imported } }: { pathway: Pathway }) {
  if (!imported) return null
  return (
    <>
      {' '}
      · by import, screen of <Day date={imported.on} />
    </>
  )
}

/** Everything that happened on it, oldest first. */
export function PathwayLog({ pathway }: { pathway: Pathway }) {
  return (
    <section className="pathway-log" aria-label="Log">
      <List dense>
        {pathway.log.map((entry, index) => (
          <Row
            // biome-ignore lint/suspicious/noArrayIndexKey: a log only grows at its end
            key={index}
            title={entry.text}
            end={
              <>
                {entry.by} · <Moment instant={entry.at} />
              </>
            }
          />
        ))}
      </List>
    </section>
  )
}
