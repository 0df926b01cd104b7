import { useParams, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { ruleId } from '../../clinical/evidence/rule-id.ts'
import {
  findProtocol,
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

/** As the parent says the rules of its page, by their place. */
function parentTexts({ variantOf }: Protocol): ReadonlyMap<string, string> {
  const parent = variantOf && findProtocol(variantOf.parentId, variantOf.parentVersion)
  return new Map(
    parent ? protocolSheet(parent).flatMap(({ lines }) => lines.map(({ path, text }) => [path, text])) : [],
  )
}

const notOfParent = '(not of the parent)'

/**
 * Letters that one sheet of the smaller paper holds at the usual size, measured; a page of more is printed smaller, down to
 * what can be read. Sources are printed small anyway.
 */
const lettersOfOneSheet = 9200
const smallestPrint = 0.8
function printScale(texts: readonly string[], sources: readonly string[]): number {
  const letters = texts.join('').length + sources.join('').length * 0.6
  return Math.max(smallestPrint, Math.min(1, Math.sqrt(lettersOfOneSheet / letters)))
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
  const ofParent = parentTexts(protocol)
  const paths = new Set(sections.flatMap(({ lines }) => lines.map(({ path }) => path)))
  const leftOut = [...ofParent].filter(([path]) => !paths.has(path)).map(([, text]) => text)
  const differently = ({ path, text }: SheetLine) => {
    const before = ofParent.get(path)
    return before === text ? undefined : before
  }
  const texts = [
    ...sections.flatMap(({ lines }) =>
      lines.flatMap((line) => [line.text, isOwn(line) ? (differently(line) ?? notOfParent) : '']),
    ),
    ...leftOut,
    protocol.variantOf?.reason ?? '',
  ]
  const scale = { '--print-scale': printScale(texts, sources) } as React.CSSProperties
  return (
    <article className="protocol-sheet" style={scale}>
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
                    <Own of={ofParent.has(line.path) ? differently(line) : null} />
                  ) : (
                    isUnpublished(line.rule) && <Standing approved={signOffs?.has(ruleIdOf(line)) ?? false} />
                  )}
                </li>
              ))}
            </ul>
          </section>
        ))}
        {leftOut.length > 0 && (
          <section>
            <h2>Left out of the parent</h2>
            <ul>
              {leftOut.map((text) => (
                <li key={text}>
                  {unbroken(text)}
                  <Own />
                </li>
              ))}
            </ul>
          </section>
        )}
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

/** @param of what the parent says there; `null` where it says nothing */
const Own = ({ of }: { of?: string | null }) => (
  <span title="this clinic’s own">
    {' §'}
    <span className="visually-hidden">this clinic’s own</span>
    {of && <i> (parent: {unbroken(of)})</i>}
    {of === null && <i> {notOfParent}</i>}
  </span>
)

const Standing = ({ approved }: { approved: boolean }) => (
  <span title={approved ? 'approved by this clinic’s medical lead' : 'not approved by this clinic'}>
    {approved ? ' ‡' : ' †'}
    <span className="visually-hidden">{approved ? 'approved by this clinic' : 'not approved by this clinic'}</span>
  </span>
)
