import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useMe } from '../me.ts'
import { useCall } from '../queries.ts'
import { Button, Choices, FormProblem, faultsToFields, Panel, PasswordField, TextArea, TextField } from '../ui/index.ts'
import { SignaturePad, type Strokes } from './signature-pad.tsx'

interface Values {
  patientName: string
  teachBack: string
  interpreter: string
  memberName: string
  password: string
}

/** The patient signs by name or by hand; who explained it signs with name and password. */
export function ConsentForm({
  patientId,
  documentId,
  version,
}: {
  patientId: string
  documentId: string
  version: number
}) {
  const { member } = useMe()
  const [kind, setKind] = useState<'typed' | 'drawn'>('typed')
  const [strokes, setStrokes] = useState<Strokes>([])
  const [other, setOther] = useState<Error | null>(null)
  const { register, handleSubmit, setError, reset, formState } = useForm<Values>({
    defaultValues: { patientName: '', teachBack: '', interpreter: '', memberName: '', password: '' },
  })
  const record = useCall('POST /api/patients/:patientId/consents', {
    refreshes: ['GET /api/patients/:patientId/consents'],
    onSuccess: () => {
      reset()
      setStrokes([])
      setOther(null)
    },
    onError: (error) =>
      setOther(faultsToFields(error, setError, ['memberName', 'password', 'teachBack', 'interpreter'])),
  })
  const submit = handleSubmit((values) => {
    const signature =
      kind === 'typed' ? { kind, name: values.patientName } : { kind, name: values.patientName, strokes }
    record.mutate({
      params: { patientId },
      body: {
        documentId,
        patientSignature: signature,
        teachBack: values.teachBack,
        interpreter: values.interpreter,
        memberName: values.memberName,
        password: values.password,
      },
    })
  })
  const unsigned = kind === 'drawn' && strokes.length === 0
  return (
    <form onSubmit={submit}>
      <Panel
        title={`Sign version ${version}`}
        footer={
          <Button kind="primary" type="submit" busy={record.isPending} disabled={unsigned}>
            Record the consent
          </Button>
        }
      >
        <TextArea
          label="In the patient’s own words"
          hint="What is done, what can go wrong, how to stop."
          maxLength={4000}
          {...register('teachBack')}
        />
        <TextField label="Interpreter" hint="Empty when none was needed." {...register('interpreter')} />
        <TextField
          label="Patient’s name"
          error={formState.errors.patientName?.message}
          {...register('patientName', { required: 'The name as the patient signs it' })}
        />
        <Choices
          label="How the patient signs"
          options={[
            { value: 'typed', label: 'The typed name is the signature' },
            { value: 'drawn', label: 'Sign by hand' },
          ]}
          value={kind}
          onChoose={setKind}
        />
        {kind === 'drawn' && <SignaturePad strokes={strokes} onChange={setStrokes} />}
        <h3>Who explained it</h3>
        <TextField
          label="Your name, typed"
          hint={member.name}
          error={formState.errors.memberName?.message}
          {...register('memberName', { required: 'Type your name as it stands above' })}
        />
        <PasswordField
          error={formState.errors.password?.message}
          {...register('password', { required: 'The password signs' })}
        />
        <p className="small quiet">
          You sign that you explained this version, that questions were answered, and that the patient agreed freely.
        </p>
        <FormProblem error={other} />
      </Panel>
    </form>
  )
}
