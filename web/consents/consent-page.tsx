import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useMayI, useMe } from '../me.ts'
import { ChartLink } from '../patients/chart-link.tsx'
import { usePatientHeading } from '../patients/heading.tsx'
import { query } from '../queries.ts'
import { Button, EmptyState, Loaded, PageHeader, Panel, Segmented } from '../ui/index.ts'
import { ConsentForm } from './consent-form.tsx'
import { DocumentText } from './document-text.tsx'
import { GivenConsents } from './given-consents.tsx'
import { PublishDialog } from './publish-dialog.tsx'
import { type Treatment, treatmentNames } from './treatments.ts'
import './consent.css'

/** The document on one side, the signatures on the other: one page to go through together with the patient. */
export function ConsentPage() {
  const { patientId } = useParams({ from: '/signed-in/patients/$patientId/consent' })
  const { jurisdiction } = useMe().clinic
  const heading = usePatientHeading(patientId)
  const documents = useQuery(query('GET /api/consent-documents'))
  const consents = useQuery(query('GET /api/patients/:patientId/consents', { params: { patientId } }))
  const [treatment, setTreatment] = useState<Treatment>('ketamine-iv')
  const [publishing, setPublishing] = useState(false)
  const mayPublish = useMayI('consent:manage')
  const mayRecord = useMayI('consent:record')
  const offered: Treatment[] =
    jurisdiction === 'us'
      ? ['ketamine-iv', 'ketamine-injection', 'esketamine-us', 'esketamine-us-acute-suicidality']
      : ['ketamine-iv', 'ketamine-injection', 'esketamine-eu']
  return (
    <>
      <PageHeader
        title={heading.name}
        beside={heading.beside}
        documentTitle="Consent"
        about="Consent"
        side={
          <Segmented
            label="Treatment"
            options={offered.map((value) => ({ value, label: treatmentNames[value] }))}
            value={treatment}
            onChange={setTreatment}
          />
        }
        below={<ChartLink patientId={patientId} />}
      />
      <Loaded query={documents}>
        {({ documents: all }) => {
          const document = all.find((one) => one.treatment === treatment)
          return (
            <div className="consent">
              <Panel
                title={document ? document.title : 'Document'}
                aside={document && `version ${document.version} · ${document.authorName}`}
                footer={mayPublish && <Button onClick={() => setPublishing(true)}>New version</Button>}
              >
                {document ? (
                  <DocumentText body={document.body} />
                ) : (
                  <EmptyState>The clinic has not published a document for this treatment.</EmptyState>
                )}
              </Panel>
              <div className="consent-side">
                <Loaded query={consents}>
                  {({ consents: given }) => (
                    <GivenConsents
                      consents={given.filter((one) => one.treatment === treatment)}
                      mayWithdraw={mayRecord}
                    />
                  )}
                </Loaded>
                {document && mayRecord && (
                  <ConsentForm
                    key={document.id}
                    patientId={patientId}
                    documentId={document.id}
                    version={document.version}
                  />
                )}
              </div>
              {publishing && (
                <PublishDialog treatment={treatment} from={document} onClose={() => setPublishing(false)} />
              )}
            </div>
          )
        }}
      </Loaded>
    </>
  )
}
