import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { CallResponse } from '../api.ts'
import { useMayI } from '../me.ts'
import { query } from '../queries.ts'
import { Button, Loaded, Moment, PageHeader, Panel } from '../ui/index.ts'
import { AmendDialog } from './amend-dialog.tsx'
import { ChartLink } from './chart-link.tsx'
import { usePatientHeading } from './heading.tsx'
import { differences } from './identity-changes.ts'
import './patients.css'

type Version = CallResponse<'GET /api/patients/:patientId/history'>['versions'][number]

/** Identity and referral in every version: what was changed, by whom, when and why. Nothing is ever removed. */
export function HistoryPage() {
  const { patientId } = useParams({ from: '/signed-in/patients/$patientId/history' })
  const heading = usePatientHeading(patientId)
  const mayWrite = useMayI('patients:write')
  const [amending, setAmending] = useState(false)
  const patient = useQuery(query('GET /api/patients/:patientId', { params: { patientId } }))
  const history = useQuery(query('GET /api/patients/:patientId/history', { params: { patientId } }))
  return (
    <>
      <PageHeader
        title={heading.name}
        beside={heading.beside}
        documentTitle="Identity"
        about="Identity and referral"
        side={
          mayWrite &&
          patient.data && (
            <Button kind="primary" onClick={() => setAmending(true)}>
              Amend
            </Button>
          )
        }
        below={
          <div className="row between wrap small">
            <ChartLink patientId={patientId} />
            <Link to="/patients/$patientId/care" params={{ patientId }}>
              Close or reopen care ›
            </Link>
          </div>
        }
      />
      <Loaded query={history}>
        {({ versions }) => (
          <div className="stack versions">
            {versions.map((version, index) => (
              <VersionPanel key={version.version} version={version} before={versions[index + 1]} />
            ))}
          </div>
        )}
      </Loaded>
      {amending && patient.data && <AmendDialog patient={patient.data} onClose={() => setAmending(false)} />}
    </>
  )
}

function VersionPanel({ version, before }: { version: Version; before: Version | undefined }) {
  return (
    <Panel
      title={`Version ${version.version}`}
      aside={
        <>
          {version.authorName} · <Moment instant={version.at} />
        </>
      }
    >
      <p>{version.reason || (before ? 'No reason given' : 'First version')}</p>
      <dl className="facts flat version-facts">
        {differences(version.body, before?.body).map(({ label, from, to }) => (
          <div className="fact" key={label}>
            <dt>{label}</dt>
            <dd>
              {before && (
                <>
                  <span className="visually-hidden">from </span>
                  <del className="quiet">{from || 'empty'}</del> <span aria-hidden="true">→ </span>
                  <span className="visually-hidden">to </span>
                </>
              )}
              {to || <span className="quiet">empty</span>}
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
