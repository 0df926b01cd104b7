import { Disclosure, List, Panel, Row } from '../ui/index.ts'
import { type Chart, determinationWords, placesOf, treatmentWords } from './chart.ts'
import { OnDay } from './on-day.tsx'

interface Paper {
  key: string
  at: string
  row: React.ReactNode
}

/** How many papers stand open; the rest is behind one click. */
const shownFirst = 6

/** Consents, determinations, plans, session records and imports, newest first. */
export function PapersPanel({ chart }: { chart: Chart }) {
  const papers = papersOf(chart)
  if (papers.length === 0)
    return (
      <Panel title="Papers">
        <p className="quiet">Nothing signed or imported yet.</p>
      </Panel>
    )
  const [first, rest] = [papers.slice(0, shownFirst), papers.slice(shownFirst)]
  return (
    <Panel title="Papers" flush>
      <List>
        {first.map(({ row }) => row)}
        {rest.length > 0 && (
          <li>
            <Disclosure summary={<span className="grow">Earlier papers</span>} turn={String(rest.length)} flush>
              <List dense>{rest.map(({ row }) => row)}</List>
            </Disclosure>
          </li>
        )}
      </List>
    </Panel>
  )
}

function papersOf(chart: Chart): Paper[] {
  const places = placesOf(chart.patient.id)
  const papers: Paper[] = [
    ...chart.consents.map((consent) => ({
      key: consent.id,
      at: consent.withdrawnAt ?? consent.signedAt,
      row: (
        <Row
          key={consent.id}
          mark={consent.withdrawnAt ? 'watch' : 'done'}
          markSays={consent.withdrawnAt ? 'withdrawn' : 'signed'}
          title={`Consent, version ${consent.documentVersion}`}
          detail={`${treatmentWords[consent.treatment]}${consent.withdrawnAt ? ' · withdrawn' : ''}`}
          end={<OnDay at={consent.withdrawnAt ?? consent.signedAt} />}
          to={places.consent}
        />
      ),
    })),
    ...chart.determinations.map((one) => ({
      key: one.id,
      at: one.at,
      row: (
        <Row
          key={one.id}
          mark={one.signed ? 'done' : 'watch'}
          markSays={one.signed ? 'signed' : 'not signed'}
          title={`Determination: ${determinationWords[one.determination]}`}
          detail={`${treatmentWords[one.treatment]} · ${one.signed ? `signed by ${one.signed.by}` : 'not signed yet'}`}
          end={<OnDay at={one.at} />}
          to={places.evaluation}
        />
      ),
    })),
    ...chart.plans.map((plan) => ({
      key: plan.id,
      at: plan.createdAt,
      row: (
        <Row
          key={plan.id}
          mark={plan.state === 'active' ? 'done' : 'open'}
          markSays={plan.state}
          title={`Plan: ${plan.protocolTitle}`}
          detail={`${plan.state === 'active' ? 'running' : plan.state} · version ${plan.version}`}
          end={<OnDay at={plan.createdAt} />}
          to={places.plan}
        />
      ),
    })),
    ...chart.sessions
      .filter(({ kind, endedAt }) => kind === 'session' && endedAt !== null)
      .map((session) => ({
        key: session.id,
        at: session.endedAt ?? session.at,
        row: (
          <Row
            key={session.id}
            mark="done"
            markSays=""
            title={`Record of session ${session.number}`}
            end={<OnDay at={session.at} />}
            to={`/sessions/${session.id}/record`}
          />
        ),
      })),
    ...chart.imports.map((one) => ({
      key: one.id,
      at: one.at,
      row: (
        <Row
          key={one.id}
          mark="done"
          markSays=""
          title={<span className="anywhere">Imported record {one.fileName}</span>}
          detail={one.changed ? `${one.taken} taken, ${one.left} left · ${one.authorName}` : 'nothing new in it'}
          end={<OnDay at={one.at} />}
          to={places.imports}
        />
      ),
    })),
  ]
  return papers.sort((a, b) => (a.at < b.at ? 1 : -1))
}
