import { Link } from '@tanstack/react-router'
import type { KeyboardEvent } from 'react'
import type { CallResponse } from '../api.ts'
import { ageOn, Chip, Day, EmptyState, Moment, PatientName, Table, useToday } from '../ui/index.ts'
import { type Stage, stageWords } from './stages.ts'

type PatientInList = CallResponse<'GET /api/patients'>['patients'][number]

/** A row a patient: each is one link, and the arrow keys go through them. */
export function PatientTable({
  patients,
  searched,
  stage,
}: {
  patients: PatientInList[]
  searched: string
  stage: Stage | undefined
}) {
  if (patients.length === 0) return <Nobody searched={searched} stage={stage} />
  return (
    <div className="patient-table">
      <Table
        caption="Patients"
        head={
          <>
            <th>Name</th>
            <th>Born</th>
            <th>Record number</th>
            <th>Stage</th>
            <th>Next step</th>
            <th className="wide-only">Next session</th>
          </>
        }
      >
        {patients.map((patient) => (
          <PatientRow key={patient.id} patient={patient} />
        ))}
      </Table>
    </div>
  )
}

function PatientRow({ patient }: { patient: PatientInList }) {
  const today = useToday()
  return (
    <tr>
      <td>
        <Link
          className="patient-link"
          to="/patients/$patientId"
          params={{ patientId: patient.id }}
          onKeyDown={moveByArrows}
        >
          <PatientName patient={patient} />
        </Link>
        {patient.deceased && <span className="quiet"> · died</span>}
      </td>
      <td className="nowrap">
        {patient.birthDate ? (
          <>
            <Day date={patient.birthDate} />
            {!patient.deceased && <span className="quiet"> · {ageOn(patient.birthDate, today)}</span>}
          </>
        ) : (
          <span className="quiet">not known</span>
        )}
      </td>
      <td className="nowrap">{patient.recordNumber}</td>
      <td>
        <Chip tone={patient.stage === 'closed' ? 'quiet' : undefined}>{stageWords(patient.stage)}</Chip>
      </td>
      <td>
        {patient.nextStep}
        {patient.nextBookingAt && (
          <span className="small quiet narrow-only">
            next session <Moment instant={patient.nextBookingAt} />
          </span>
        )}
      </td>
      <td className="nowrap wide-only">
        {patient.nextBookingAt ? <Moment instant={patient.nextBookingAt} /> : <span className="quiet">none</span>}
      </td>
    </tr>
  )
}

function Nobody({ searched, stage }: { searched: string; stage: Stage | undefined }) {
  const where = stage ? ` at the stage ${stage}` : ''
  return (
    <EmptyState>
      {searched
        ? `Nobody${where} whose name, record number or birth date begins with “${searched}”.`
        : stage
          ? `Nobody is${where} now.`
          : 'No patients yet.'}
    </EmptyState>
  )
}

const links = () => [...document.querySelectorAll<HTMLAnchorElement>('.patient-link')]

/** From the search field into the list; `open` follows the first link. */
export function focusFirstPatient(then: 'focus' | 'open'): void {
  const [first] = links()
  if (then === 'open') first?.click()
  else first?.focus()
}

function moveByArrows(event: KeyboardEvent<HTMLAnchorElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step) return
  const all = links()
  const at = all.indexOf(event.currentTarget)
  if (at < 0) return
  event.preventDefault()
  const next = all[at + step]
  if (next) next.focus()
  else if (step < 0) document.querySelector<HTMLInputElement>('.patient-search input')?.focus()
}
