import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import {
  findProtocol,
  makeVariant,
  type Protocol,
  type ProtocolFault,
  variantDifferences,
} from '../../clinical/protocols/index.ts'
import { useMayI, useMe } from '../me.ts'
import { useCall } from '../queries.ts'
import {
  Button,
  EmptyState,
  FormProblem,
  Loaded,
  Panel,
  PasswordField,
  sentence,
  showToast,
  TextArea,
  TextField,
  useToday,
} from '../ui/index.ts'
import { changesOf } from './changes-of.ts'
import { Differences } from './differences.tsx'
import { newestVersionOf, type Variant, variantsQuery } from './variant.ts'
import { VariantFields } from './variant-fields.tsx'
import { nameOf, type VariantValues, valuesOf } from './variant-values.ts'

/** A variant of a published protocol, from `?parent=`, or one made anew, from `?from=`. */
export function MakeVariantPage() {
  const { parent, from } = useSearch({ from: '/signed-in/clinic/protocols/new' })
  const mayApprove = useMayI('rules:approve')
  const variants = useQuery(variantsQuery())
  useEffect(() => {
    document.title = 'Variant of a protocol · Evenkeel'
  }, [])
  if (!mayApprove) return <EmptyState>A medical lead makes variants of protocols.</EmptyState>
  return (
    <Loaded query={variants}>
      {({ variants: all }) => {
        const before = all.find(({ id }) => id === from)
        const protocol = findProtocol(before?.parentId ?? parent ?? '')
        if (!protocol) return <EmptyState>There is no published protocol with this name to start from.</EmptyState>
        return <VariantForm key={`${from} ${parent}`} parent={protocol} before={before} taken={all} />
      }}
    </Loaded>
  )
}

function VariantForm({ parent, before, taken }: { parent: Protocol; before?: Variant; taken: readonly Variant[] }) {
  const { clinic, member } = useMe()
  const today = useToday()
  const navigate = useNavigate()
  const form = useForm<VariantValues>({
    defaultValues: before
      ? valuesOf(parent, asMade(parent, before), before)
      : valuesOf(parent, parent, newNames(parent, clinic.name, taken)),
  })
  const values = form.watch()
  const { changes, unreadable } = changesOf(values, parent)
  const made = makeVariant(parent, changes, {
    ...values,
    version: '1',
    approver: member.name,
    approvedOn: today,
  })
  // What cannot be read says nothing else of itself.
  const faults: readonly ProtocolFault[] = unreadable.length > 0 ? unreadable : made.faults
  const differences = unreadable.length > 0 ? [] : variantDifferences(parent, made.protocol)
  const make = useCall('POST /api/protocol-variants', {
    refreshes: ['GET /api/protocol-variants', 'GET /api/protocols'],
    onSuccess: ({ title }) => {
      showToast(`${title} can be planned from now on.`)
      void navigate({ to: '/clinic/protocols' })
    },
  })
  const submit = form.handleSubmit(({ id, title, shortTitle, reason, password }) => {
    const same = taken.find((each) => each.id === id)
    make.mutate({
      body: {
        id,
        // Another variant of that name is not made anew by a slip of the keys.
        version: before && same ? newestVersionOf(same) : 0,
        parentId: parent.id,
        title,
        shortTitle,
        changes,
        reason,
        password,
      },
    })
  })
  const { errors } = form.formState
  return (
    <FormProvider {...form}>
      <form className="variant-columns" onSubmit={submit} noValidate>
        <div className="stack">
          <Panel title={before ? 'Make a variant anew' : 'Make a variant'} aside={`of ${parent.title}`}>
            <p className="small quiet">
              The published protocol stays as it is.{' '}
              {before
                ? 'What this variant was stays readable, and plans made with it go on by it.'
                : 'Drug, route, limits, alarms and long-term safety are those of the parent.'}
            </p>
            <TextField
              label="Title"
              maxLength={200}
              error={errors.title?.message}
              {...form.register('title', { required: 'A title' })}
            />
            <TextField
              label="Short title"
              hint="On the floor and in lists"
              maxLength={80}
              error={errors.shortTitle?.message}
              {...form.register('shortTitle', { required: 'A short title' })}
            />
            <TextField
              label="Name in records"
              hint={before ? 'Stays, so that it is the next version' : 'Small letters and hyphens; it never changes'}
              maxLength={100}
              readOnly={before !== undefined}
              error={errors.id?.message}
              {...form.register('id', {
                validate: (id) => /^[a-z0-9]+([.-][a-z0-9]+)*$/.test(id) || 'Small letters, digits, single hyphens',
              })}
            />
          </Panel>
          <VariantFields
            parent={parent}
            faults={faults}
            made={unreadable.length > 0 ? parent : made.protocol}
            differences={differences}
          />
          <Panel
            title="Approve"
            footer={
              <Button
                kind="primary"
                type="submit"
                busy={make.isPending}
                disabled={faults.length > 0 || differences.length === 0}
              >
                Approve {before ? 'the new version' : 'the variant'}
              </Button>
            }
          >
            <p className="small quiet">
              As medical lead, {member.name} approves it for this clinic. Name, date and reason stand on its page and on
              every session record.
            </p>
            <TextArea
              label="Reason"
              hint="Why the clinic treats differently, and after which discussion"
              maxLength={1000}
              rows={3}
              error={errors.reason?.message}
              {...form.register('reason', { validate: (reason) => reason.trim() !== '' || 'The reason' })}
            />
            <PasswordField
              error={errors.password?.message}
              {...form.register('password', { required: 'The password signs' })}
            />
            <FormProblem error={make.error} />
          </Panel>
        </div>
        <div className="stack variant-beside">
          {faults.length > 0 && (
            <Panel title="It cannot be approved like this" tone="watch">
              <ul className="variant-faults" aria-live="polite">
                {faults.map(({ path, message }) => (
                  <li key={`${path} ${message}`}>
                    {sentence(message)} <span className="small quiet">({path})</span>
                  </li>
                ))}
              </ul>
            </Panel>
          )}
          <Panel
            title="What differs from the parent"
            aside={differences.length > 0 && String(differences.length)}
            flush
          >
            {unreadable.length > 0 ? (
              <EmptyState>Shown once every number can be read.</EmptyState>
            ) : (
              <Differences differences={differences} />
            )}
          </Panel>
        </div>
      </form>
    </FormProvider>
  )
}

/** The variant as it follows from its parent and what was changed. */
function asMade(parent: Protocol, { changes, approvedOn, approver, id, reason, shortTitle, title, version }: Variant) {
  const identity = { id, version: String(version), title, shortTitle, approver, approvedOn, reason }
  return makeVariant(parent, changes, identity).protocol
}

function newNames(parent: Protocol, clinicName: string, taken: readonly Variant[]) {
  const base = nameOf(`${parent.id}-${clinicName}`)
  let id = base
  for (let number = 2; taken.some((each) => each.id === id); number += 1) id = `${base}-${number}`
  return { id, title: `${parent.title}, as at ${clinicName}`, shortTitle: `${parent.shortTitle}, ours` }
}
