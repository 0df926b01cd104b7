import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { query } from '../queries.ts'
import { Button, Chip, Disclosure, Loaded, Moment, unbroken } from '../ui/index.ts'
import { type Entry, signOffStateOf } from './filter.ts'

const markWords: Record<Entry['source']['evidence'], string> = {
  verified: 'verified',
  unverified: 'not read again',
  local: 'nothing published',
}

/**
 * One rule with where it comes from and whether this clinic approved it.
 *
 * @param choosing Given where this member may approve it: whether it is chosen, and how to choose it
 */
export function EntryRow({
  entry,
  choosing,
  onRevoke,
}: {
  entry: Entry
  choosing?: { chosen: boolean; choose: (chosen: boolean) => void }
  onRevoke?: () => void
}) {
  const { title, text, usedIn, source, version, approval } = entry
  const state = signOffStateOf(entry)
  return (
    <tr>
      <td>
        {choosing && (
          <label className="evidence-choose">
            <input
              type="checkbox"
              aria-label={`Choose ${title}`}
              checked={choosing.chosen}
              onChange={(event) => choosing.choose(event.target.checked)}
            />
          </label>
        )}
      </td>
      <td>
        <b>{title}</b>
        <span className="block">{unbroken(text)}</span>
        <span className="small quiet block">
          {usedIn.slice(0, 4).join(', ')}
          {usedIn.length > 4 && ` and ${usedIn.length - 4} more`} · version {version}
        </span>
      </td>
      <td>
        {source.url ? (
          <a href={source.url} target="_blank" rel="noreferrer">
            {unbroken(source.citation)}
          </a>
        ) : (
          unbroken(source.citation)
        )}{' '}
        <span className="small quiet nowrap">{markWords[source.evidence]}</span>
      </td>
      <td>
        {state === 'published' && <span className="quiet">not needed</span>}
        {state === 'open' && <Chip mark="unknown">not approved</Chip>}
        {approval && (
          <>
            <Chip mark="done">approved</Chip>
            <span className="small block">
              {approval.by}, <Moment instant={approval.at} />
            </span>
            <span className="small quiet block">{approval.note}</span>
          </>
        )}
        {entry.approvedEarlier && (
          <span className="small watch block">Approved with other words; it has changed since.</span>
        )}
        {onRevoke && (
          <Button kind="plain" onClick={onRevoke}>
            Take back…
          </Button>
        )}
        {entry.approvedWith?.kind === 'variant' && (
          <Link className="small" to="/protocols/$protocolId" params={{ protocolId: entry.approvedWith.id }}>
            with the variant
          </Link>
        )}
        {entry.approvedWith?.kind === 'standard' && (
          <Link className="small" to="/clinic/settings">
            with the standard
          </Link>
        )}
        {state !== 'published' && !entry.approvedWith && <Decisions ruleId={entry.id} />}
      </td>
    </tr>
  )
}

/** Every decision on it, read when it is opened. */
function Decisions({ ruleId }: { ruleId: string }) {
  const [open, setOpen] = useState(false)
  const history = useQuery({ ...query('GET /api/sign-offs/history', { query: { ruleId } }), enabled: open })
  if (!open)
    return (
      <Button kind="plain" onClick={() => setOpen(true)}>
        History
      </Button>
    )
  return (
    <Disclosure summary="History" open flush>
      <Loaded query={history} lines={1}>
        {({ decisions }) =>
          decisions.length === 0 ? (
            <p className="small quiet">Nobody has decided on it.</p>
          ) : (
            <ol className="evidence-decisions small">
              {decisions.map((each) => (
                <li key={`${each.ruleId} ${each.at} ${each.decision}`}>
                  {each.decision} by {each.by}, <Moment instant={each.at} />: {each.note}
                  {each.ruleId !== ruleId && <span className="quiet block">{each.ruleText}</span>}
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
    </Disclosure>
  )
}
