import { Link } from '@tanstack/react-router'
import { type DragEvent, useId, useState } from 'react'
import type { CallResponse } from '../api.ts'
import { PossibleDuplicates } from '../patients/possible-duplicates.tsx'
import { Problem } from '../problem.ts'
import { useCall } from '../queries.ts'
import { Banner, FormProblem, List, PageHeader, Panel, Row } from '../ui/index.ts'
import { ImportSummary } from './import-summary.tsx'
import { importHeadline, readJsonFile } from './import-words.ts'
import './record.css'

type Imported = CallResponse<'POST /api/imports'>

/** A record that came as a file: a FHIR R4 bundle of one patient, taken whole or not at all. */
export function ImportPage() {
  const [fileName, setFileName] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const run = useCall('POST /api/imports', {
    refreshes: ['GET /api/patients', 'GET /api/patients/:patientId/chart'],
  })
  const take = async (file: File | undefined) => {
    if (!file || run.isPending) return
    setFileName(file.name)
    run.reset()
    const read = await readJsonFile(file)
    setFault(read.fault)
    if (read.fault === null) run.mutate({ query: { fileName: file.name.slice(0, 200) }, body: read.content })
  }
  return (
    <>
      <PageHeader
        title="Import a record"
        documentTitle="Import"
        about="A FHIR R4 bundle of one patient, as a JSON file"
        below={
          <Link to="/patients" className="small">
            ‹ Patients
          </Link>
        }
      />
      <div className="stack import-page">
        <DropPlace busy={run.isPending} fileName={fileName} onFile={(file) => void take(file)} />
        {fault && <Refused fileName={fileName} title={fault} />}
        {run.error && <RefusedByServer fileName={fileName} error={run.error} />}
        {run.data && <Summary fileName={fileName} imported={run.data} />}
      </div>
    </>
  )
}

function DropPlace({
  busy,
  fileName,
  onFile,
}: {
  busy: boolean
  fileName: string
  onFile: (file: File | undefined) => void
}) {
  const id = useId()
  const [over, setOver] = useState(false)
  const onDrag = (event: DragEvent, entering: boolean) => {
    event.preventDefault()
    setOver(entering)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is beside the file picker in it, which has the keyboard
    <div
      className={`drop-place ${over ? 'over' : ''}`}
      onDragOver={(event) => onDrag(event, true)}
      onDragLeave={(event) => onDrag(event, false)}
      onDrop={(event) => {
        onDrag(event, false)
        onFile(event.dataTransfer.files[0])
      }}
    >
      <label className="button primary" htmlFor={id}>
        Choose a file
      </label>
      <input
        id={id}
        className="visually-hidden"
        type="file"
        accept=".json,application/json,application/fhir+json"
        disabled={busy}
        onChange={(event) => {
          onFile(event.target.files?.[0])
          // The same file again is a new choice.
          event.target.value = ''
        }}
      />
      <span className="quiet" role="status">
        {busy ? `Reading ${fileName} …` : 'or drop it here. Nothing is taken unless all of it can be read.'}
      </span>
    </div>
  )
}

function Refused({ fileName, title, children }: { fileName: string; title: string; children?: React.ReactNode }) {
  return (
    <Banner tone="watch">
      Nothing was taken from {fileName}: {title}
      {children}
    </Banner>
  )
}

/** The place of each fault, as the bundle names it, so that whoever sent it can mend it. */
function RefusedByServer({ fileName, error }: { fileName: string; error: Error }) {
  if (!(error instanceof Problem) || error.errors.length === 0) return <FormProblem error={error} />
  return (
    <Panel title={`Nothing was taken from ${fileName}`} aside={error.title} tone="watch" flush>
      <List>
        {error.errors.map(({ path, message }) => (
          <Row
            key={`${path} ${message}`}
            mark="not"
            title={message}
            detail={<code className="fault-path">{path}</code>}
          />
        ))}
      </List>
    </Panel>
  )
}

function Summary({ fileName, imported }: { fileName: string; imported: Imported }) {
  const { patient, summary } = imported
  const name = [patient.familyName, patient.givenName].filter(Boolean).join(', ')
  return (
    <div className="stack">
      <Panel
        title={importHeadline(imported)}
        aside={fileName}
        footer={
          <Link
            className="button primary"
            data-primary=""
            to="/patients/$patientId"
            params={{ patientId: imported.patientId }}
          >
            Open the chart of {name}
          </Link>
        }
        flush
      >
        <List>
          <Row
            mark="done"
            title={
              <>
                <b>{name}</b>, record number {patient.recordNumber}
              </>
            }
            detail={imported.created ? 'new in this clinic' : 'was here already'}
          />
          {summary.notes.map((note) => (
            <Row key={note} mark="watch" markSays="note" title={note} />
          ))}
          {summary.identityChanged.length > 0 && (
            <Row
              mark="open"
              markSays="changed"
              title={`Identity changed by it: ${summary.identityChanged.join(', ')}`}
            />
          )}
        </List>
      </Panel>
      <PossibleDuplicates values={{ ...patient, birthDate: patient.birthDate ?? '' }} except={imported.patientId} />
      <ImportSummary summary={summary} />
    </div>
  )
}
