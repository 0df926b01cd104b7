import { useState } from 'react'
import { useCall } from '../queries.ts'
import { Button, Dialog, FormProblem, TextArea, TextField } from '../ui/index.ts'
import type { ConsentDocument, Treatment } from './treatments.ts'

/** The next version begins as the one in use; what was signed before stays with its own version. */
export function PublishDialog({
  treatment,
  from,
  onClose,
}: {
  treatment: Treatment
  from?: ConsentDocument
  onClose: () => void
}) {
  const [title, setTitle] = useState(from?.title ?? '')
  const [body, setBody] = useState(from?.body ?? '')
  const publish = useCall('POST /api/consent-documents', {
    refreshes: ['GET /api/consent-documents'],
    onSuccess: onClose,
  })
  return (
    <Dialog
      wide
      title={`Publish version ${(from?.version ?? 0) + 1}`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind="primary"
            busy={publish.isPending}
            disabled={!title.trim() || !body.trim() || (body === from?.body && title === from?.title)}
            onClick={() => publish.mutate({ body: { treatment, title, body } })}
          >
            Publish
          </Button>
        </>
      }
    >
      <p>New consents are signed on the new version. Consents already given stay valid on theirs.</p>
      <TextField label="Title" value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />
      <TextArea
        label="Text"
        hint="# and ## begin headings, - begins a line of a list, an empty line a paragraph."
        rows={18}
        value={body}
        maxLength={60000}
        onChange={(event) => setBody(event.target.value)}
      />
      <FormProblem error={publish.error} />
    </Dialog>
  )
}
