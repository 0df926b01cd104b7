import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addDays } from '../../clinical/quantity/clinic-day.ts'
import type { CallResponse } from '../api.ts'
import { useTimeZone } from '../me.ts'
import { query } from '../queries.ts'
import {
  Button,
  DateField,
  EmptyState,
  instantOf,
  Loaded,
  Moment,
  Pager,
  Panel,
  Select,
  Table,
  TextField,
} from '../ui/index.ts'

type Entry = CallResponse<'GET /api/audit'>['entries'][number]

const limit = 50
const nothing = { memberId: '', patientId: '', action: '', access: '', from: '', to: '' }

/** Who read or wrote what, when, from where: newest first. */
export function AuditPage() {
  const timeZone = useTimeZone()
  const members = useQuery(query('GET /api/members'))
  const [filter, setFilter] = useState(nothing)
  const [offset, setOffset] = useState(0)
  const change = (part: Partial<typeof nothing>) => {
    setFilter({ ...filter, ...part })
    setOffset(0)
  }
  const isPatientId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(filter.patientId.trim())
  const audit = useQuery({
    ...query('GET /api/audit', {
      query: {
        limit,
        offset,
        memberId: filter.memberId || undefined,
        patientId: isPatientId ? filter.patientId.trim() : undefined,
        action: filter.action.trim() || undefined,
        access: filter.access === 'read' || filter.access === 'write' ? filter.access : undefined,
        from: instantOf(filter.from, '00:00', timeZone),
        // The whole of the last day.
        to: filter.to ? instantOf(addDays(filter.to, 1), '00:00', timeZone) : undefined,
      },
    }),
    placeholderData: keepPreviousData,
  })
  return (
    <Panel title="Audit trail" aside="each entry is chained to the one before; nothing is ever removed" flush>
      <div className="filters">
        <Select
          label="Member"
          empty="Anybody"
          options={(members.data?.members ?? []).map((member) => ({ value: member.id, label: member.name }))}
          value={filter.memberId}
          onChange={(event) => change({ memberId: event.target.value })}
        />
        <TextField
          label="Action begins with"
          placeholder="patients."
          value={filter.action}
          onChange={(event) => change({ action: event.target.value })}
        />
        <Select
          label="Read or write"
          empty="Both"
          options={[
            { value: 'read', label: 'read' },
            { value: 'write', label: 'write' },
          ]}
          value={filter.access}
          onChange={(event) => change({ access: event.target.value })}
        />
        <DateField label="From" value={filter.from} onChange={(event) => change({ from: event.target.value })} />
        <DateField label="To" value={filter.to} onChange={(event) => change({ to: event.target.value })} />
        <TextField
          label="Patient’s id"
          value={filter.patientId}
          error={filter.patientId.trim() && !isPatientId ? 'This is not a whole id' : undefined}
          onChange={(event) => change({ patientId: event.target.value })}
        />
        <div className="filters-end">
          <Button
            onClick={() => {
              setFilter(nothing)
              setOffset(0)
            }}
          >
            Show all
          </Button>
        </div>
      </div>
      <Loaded query={audit} lines={8}>
        {({ entries, total }) =>
          entries.length === 0 ? (
            <EmptyState>No entry fits this filter.</EmptyState>
          ) : (
            <>
              <Table
                caption="Audit entries"
                head={
                  <>
                    <th>When</th>
                    <th>Who</th>
                    <th>What</th>
                    <th>Patients</th>
                    <th>From</th>
                    <th className="number">Entry</th>
                  </>
                }
              >
                {entries.map((entry) => (
                  <EntryRow key={entry.seq} entry={entry} onPatient={(patientId) => change({ patientId })} />
                ))}
              </Table>
              <div className="panel-form">
                <Pager offset={offset} limit={limit} total={total} onMove={setOffset} />
              </div>
            </>
          )
        }
      </Loaded>
    </Panel>
  )
}

function EntryRow({ entry, onPatient }: { entry: Entry; onPatient: (patientId: string) => void }) {
  const details = Object.entries(entry.detail)
  return (
    <tr>
      <td className="nowrap">
        <Moment instant={entry.at} seconds />
      </td>
      <td>{entry.memberName ?? <span className="quiet">nobody signed in</span>}</td>
      <td>
        {entry.action} <span className="quiet">· {entry.access}</span>
        {entry.outcome !== 'done' && <span className="watch"> · {entry.outcome}</span>}
        <span className="small quiet block">{entry.route}</span>
        {details.length > 0 && (
          <span className="small quiet block anywhere">
            {details
              .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
              .join(' · ')}
          </span>
        )}
      </td>
      <td>
        {entry.patientIds.slice(0, 3).map((patientId) => (
          <Button kind="plain" key={patientId} title={patientId} onClick={() => onPatient(patientId)}>
            …{patientId.slice(-8)}
          </Button>
        ))}
        {entry.patientIds.length > 3 && <span className="quiet">and {entry.patientIds.length - 3} more</span>}
      </td>
      <td className="quiet">{entry.ip}</td>
      <td className="number quiet" title={entry.hash}>
        {entry.seq}
      </td>
    </tr>
  )
}
