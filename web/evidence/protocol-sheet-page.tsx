import { useParams, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { ruleId } from '../../clinical/evidence/rule-id.ts'
import {
  isUnpublished,
  isVariantsOwn,
  type Protocol,
  protocolSheet,
  type SheetLine,
  unpublishedLines,
} from '../../clinical/protocols/index.ts'
import { useMe } from '../me.ts'
import { useProtocol, type Variant } from '../protocols/variant.ts'
import { Banner, Button, EmptyState, LoadingState, longDate, unbroken, useToday } from '../ui/index.ts'
import { useSignOffs } from './sign-off.tsx'
import './evidence.css'

/** A protocol on one page, to print and to hang on the wall, with what this clinic has approved of it. */
export function ProtocolSheetPage() {
  const { protocolId } = useParams({ from: '/signed-in/protocols/$protocolId' })
  const { version } = useSearch({ from: '/signed-in/protocols/$protocolId' })
  const found = useProtocol(protocolId, version)
  useEffect(() => {
    document.title = 'Protocol · Evenkeel'
  }, [])
  if (found === undefined) return <LoadingState lines={8} />
  if (!found) return <EmptyState>There is no protocol with this name.</EmptyState>
  return <Sheet {...found} />
}

const ruleIdOf = ({ path, rule }: SheetLine) => ruleId(`protocols/${path}`, rule)

function Sheet({ protocol, variant }: { protocol: Protocol; variant: Variant | null }) {
  const { clinic } = useMe()
  const today = useToday()
  const signOffs = useSignOffs()
  const sections = protocolSheet(protocol)
  const published = sections.flatMap(({ lines }) => lines).filter(({ rule }) => rule.source.evidence !== 'local')
  const sources = [...new Set(published.map(({ rule }) => rule.source.citation))]
  const isOwn = ({ rule }: SheetLine) => isVariantsOwn(protocol, rule)
  // What the clinic changed is approved with the variant itself.
  const unpublished = unpublishedLines(sections).filter((line) => !isOwn(line))
  const approved = unpublished.filter((line) => signOffs?.has(ruleIdOf(line)))
  const { title, drug, route, standing, jurisdictions, version, evidence } = protocol
  return (
    <article className="protocol-sheet">
      <div className="no-print row">
        <Button kind="primary" onClick={() => window.print()}>
          Print
        </Button>
        <Button onClick={() => history.back()}>Back</Button>
      </div>
      <header>
        <h1>{title}</h1>
        <p>
          {[
            drug === 'racemic-ketamine' ? 'racemic ketamine' : 'esketamine',
            route,
            standing === 'label' ? `by the label (${jurisdictions.join(', ')})` : 'off-label',
            `version ${version}`,
            clinic.name,
            `${longDate(today)} ${today.slice(0, 4)}`,
          ].join(' · ')}
        </p>
        <p>{evidence.text}</p>
        {protocol.variantOf && <Origin of={protocol.variantOf} retired={variant?.retired ?? null} />}
        {protocol.approvedBeforeUse && (
          <p>
            <b>
              {signOffs?.has(ruleId('protocols/approvedBeforeUse', protocol.approvedBeforeUse))
                ? 'Approved for use by this clinic.'
                : 'Not to be used before this clinic’s medical lead has approved it.'}
            </b>{' '}
            {protocol.approvedBeforeUse.text}
          </p>
        )}
      </header>
      <div className="sheet-columns">
        {sections.map((section) => (
          <section key={section.title}>
            <h2>{section.title}</h2>
            <ul>
              {section.lines.map((line) => (
                <li key={line.path}>
                  {unbroken(line.text)}
                  {line.rule.source.evidence !== 'local' && <sup>{sources.indexOf(line.rule.source.citation) + 1}</sup>}
                  {isOwn(line) ? (
                    <Own />
                  ) : (
                    isUnpublished(line.rule) && <Standing approved={signOffs?.has(ruleIdOf(line)) ?? false} />
                  )}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <footer>
        <p>
          {signOffs
            ? `${unpublished.length} of these rules rest on something that nobody published. † not approved by this clinic (${unpublished.length - approved.length}); ‡ approved by its medical lead (${approved.length}).`
            : 'What this clinic has approved is not loaded: † marks every rule that nobody published.'}{' '}
          {protocol.variantOf && '§ this clinic’s own, not as the parent has it. '}The clinic’s own emergency plan
          stands above all of it.
        </p>
        <ol>
          {sources.map((source) => (
            <li key={source}>{unbroken(source)}</li>
          ))}
        </ol>
      </footer>
    </article>
  )
}

/** Whose variant it is, for everybody who reads the page on a wall. */
function Origin({
  of: { parentTitle, approver, approvedOn, reason },
  retired,
}: {
  of: NonNullable<Protocol['variantOf']>
  retired: Variant['retired']
}) {
  const day = (date: string) => `${longDate(date)} ${date.slice(0, 4)}`
  return (
    <>
      <p>
        <b>
          Clinic variant of {parentTitle}, approved by {approver} on {day(approvedOn)}.
        </b>{' '}
        Reason: {reason}
      </p>
      {retired && (
        <Banner tone="watch">
          Retired by {retired.by} on {day(retired.at.slice(0, 10))}: {retired.reason} It holds for plans that were made
          with it.
        </Banner>
      )}
    </>
  )
}

const Own = () => (
  <span title="this clinic’s own">
    {' §'}
    <span className="visually-hidden">this clinic’s own</span>
  </span>
)

const Standing = ({ approved }: { approved: boolean }) => (
  <span title={approved ? 'approved by this clinic’s medical lead' : 'not approved by this clinic'}>
    {approved ? ' ‡' : ' †'}
    <span className="visually-hidden">{approved ? 'approved by this clinic' : 'not approved by this clinic'}</span>
  </span>
)
