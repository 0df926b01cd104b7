import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { evidenceAreas, evidenceAreaTitles } from '../../clinical/evidence/entry.ts'
import { protocols, withoutProtocol } from '../../clinical/protocols/index.ts'
import { useMayI } from '../me.ts'
import { variantsQuery } from '../protocols/variant.ts'
import { query } from '../queries.ts'
import { Button, EmptyState, List, Loaded, Pager, Panel, Row, Select, Table, TextField } from '../ui/index.ts'
import { DecideDialog } from './decide-dialog.tsx'
import { EntryRow } from './entry-row.tsx'
import { type Entry, type EvidenceFilter, everything, filterEvidence, signOffStateOf } from './filter.ts'
import './evidence.css'

const limit = 50
const marks = [
  { value: 'verified', label: 'read in the source' },
  { value: 'unverified', label: 'not read again' },
  { value: 'local', label: 'nothing published' },
]
const states = [
  { value: 'open', label: 'not approved' },
  { value: 'approved', label: 'approved' },
  { value: 'published', label: 'needs no approval' },
]

/** Where everything comes from, and what this clinic's medical lead has approved. */
export function EvidencePage() {
  const evidence = useQuery({ ...query('GET /api/evidence'), staleTime: 60_000 })
  return (
    <>
      <Protocols />
      <Loaded query={evidence} lines={8}>
        {({ entries, medicalLeads }) => <Rules entries={entries} medicalLeads={medicalLeads} />}
      </Loaded>
    </>
  )
}

function Protocols() {
  const variants = useQuery(variantsQuery())
  return (
    <Panel title="Protocols" aside="each on one page, to print" flush>
      <List dense>
        {variants.data?.variants
          .filter(({ retired }) => !retired)
          .map(({ id, title, parentTitle }) => (
            <Row
              key={id}
              title={
                <Link to="/protocols/$protocolId" params={{ protocolId: id }}>
                  {title}
                </Link>
              }
              detail={`This clinic’s variant of ${parentTitle}`}
            />
          ))}
        {protocols.map((protocol) => (
          <Row
            key={protocol.id}
            title={
              <Link to="/protocols/$protocolId" params={{ protocolId: protocol.id }}>
                {protocol.title}
              </Link>
            }
            detail={protocol.approvedBeforeUse && `To be approved before its use. ${protocol.approvedBeforeUse.text}`}
            end={`${protocol.standing}${protocol.jurisdictions.length > 0 ? `, ${protocol.jurisdictions.join(', ')}` : ''}`}
          />
        ))}
        {withoutProtocol.map(({ id, title, text }) => (
          <Row key={id} mark="not" markSays="no protocol" title={title} detail={text} />
        ))}
      </List>
    </Panel>
  )
}

function Rules({ entries, medicalLeads }: { entries: Entry[]; medicalLeads: string[] }) {
  const mayApprove = useMayI('rules:approve')
  const [filter, setFilter] = useState(everything)
  const [offset, setOffset] = useState(0)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [revoking, setRevoking] = useState<Entry>()
  const [approving, setApproving] = useState(false)
  const change = (part: Partial<EvidenceFilter>) => {
    setFilter({ ...filter, ...part })
    setOffset(0)
  }
  const found = filterEvidence(entries, filter)
  const open = entries.filter((entry) => signOffStateOf(entry) === 'open').length
  const unread = entries.filter(({ source }) => source.evidence === 'unverified').length
  const choose = (ids: readonly string[], wanted: boolean) => {
    const next = new Set(chosen)
    for (const id of ids)
      if (wanted) next.add(id)
      else next.delete(id)
    setChosen(next)
  }
  const openFound = found.filter((entry) => signOffStateOf(entry) === 'open').map((entry) => entry.id)
  return (
    <Panel
      title="Rules, numbers, instruments"
      aside={`${entries.length} entries, ${open} not approved by this clinic, ${unread} whose source was not read again`}
      flush
      footer={
        mayApprove && (
          <>
            <Button disabled={openFound.length === 0} onClick={() => choose(openFound, true)}>
              Choose the {openFound.length} that are not approved
            </Button>
            {chosen.size > 0 && <Button onClick={() => setChosen(new Set())}>Choose none</Button>}
            <span className="end">
              <Button kind="primary" disabled={chosen.size === 0} onClick={() => setApproving(true)}>
                Approve {chosen.size > 0 ? chosen.size : ''}…
              </Button>
            </span>
          </>
        )
      }
    >
      <p className="evidence-lead small">
        {medicalLeads.length > 0
          ? `${medicalLeads.join(' and ')} ${medicalLeads.length === 1 ? 'is' : 'are'} medical lead here and may approve what nobody published.`
          : 'Nobody is medical lead here, so nothing can be approved. An administrator gives that role under Members.'}
      </p>
      <div className="filters">
        <TextField
          label="Search"
          type="search"
          placeholder="SpO₂, ATHF, discharge"
          value={filter.words}
          onChange={(event) => change({ words: event.target.value })}
        />
        <Select
          label="Part"
          empty="All"
          options={evidenceAreas.map((area) => ({ value: area, label: evidenceAreaTitles[area] }))}
          value={filter.area}
          onChange={(event) => change({ area: event.target.value as EvidenceFilter['area'] })}
        />
        <Select
          label="Source"
          empty="Any"
          options={marks}
          value={filter.mark}
          onChange={(event) => change({ mark: event.target.value as EvidenceFilter['mark'] })}
        />
        <Select
          label="Approval"
          empty="Any"
          options={states}
          value={filter.state}
          onChange={(event) => change({ state: event.target.value as EvidenceFilter['state'] })}
        />
      </div>
      {found.length === 0 ? (
        <EmptyState>Nothing fits this search.</EmptyState>
      ) : (
        <Table
          caption="Rules, numbers and instruments"
          head={
            <>
              <th>
                <span className="visually-hidden">Chosen</span>
              </th>
              <th>What it says</th>
              <th>Source</th>
              <th>Approval</th>
            </>
          }
        >
          {found.slice(offset, offset + limit).map((entry) => (
            <EntryRow
              key={entry.id}
              entry={entry}
              choosing={
                mayApprove && signOffStateOf(entry) === 'open'
                  ? { chosen: chosen.has(entry.id), choose: (wanted) => choose([entry.id], wanted) }
                  : undefined
              }
              onRevoke={mayApprove && entry.approval && !entry.approvedWith ? () => setRevoking(entry) : undefined}
            />
          ))}
        </Table>
      )}
      <div className="panel-form">
        <Pager offset={offset} limit={limit} total={found.length} onMove={setOffset} />
      </div>
      {approving && (
        <DecideDialog
          entries={entries.filter((entry) => chosen.has(entry.id))}
          decision="approved"
          onClose={() => setApproving(false)}
          onDone={() => {
            setApproving(false)
            setChosen(new Set())
          }}
        />
      )}
      {revoking && (
        <DecideDialog
          entries={[revoking]}
          decision="revoked"
          onClose={() => setRevoking(undefined)}
          onDone={() => setRevoking(undefined)}
        />
      )}
    </Panel>
  )
}
