import type { EventCard, NoticeRule, NoticeTier } from '../protocols/index.ts'
import { instantMs, toInstant } from '../quantity/instant.ts'
import type { Instant } from '../record/record.ts'
import { againstOf, crossedRules } from './crossed-rules.ts'
import { dueMonitoring } from './due-monitoring.ts'
import { type Episode, episodesOf } from './episodes.ts'
import type { CrossedRule, Notice } from './notice.ts'
import { describeEpisode, describePressure } from './notice-text.ts'
import { otherNotices } from './other-notices.ts'
import type { SessionState } from './state.ts'
import { addVitals, latestPressure, type VitalsSummary } from './vitals.ts'

const rank: Record<NoticeTier, number> = { watch: 1, alert: 2, act: 3 }

/**
 * What to look at now, most urgent first. One notice for each signal: the highest tier that is not handled; other rules
 * crossed in the same stretch stay behind it, and the notice names each of them. A watch goes away with its cause; an alert or act stays until it is handled.
 *
 * @param vitals samples of the session; readings recorded as events are put beside them here
 */
export function notices(state: SessionState, vitals: VitalsSummary, now: Instant): Notice[] {
  if (!state.opened || state.phase === 'ended') return []
  const all = addVitals(vitals, state.recordedVitals)
  const before = lastLook.get(state)
  if (before?.vitals === all && before.now === now) return [...before.list]
  const list = noticesAt(state, all, now)
  lastLook.set(state, { vitals: all, now, list })
  return [...list]
}

/** Due items, discharge and summary all ask for the same notices of the same moment: they are worked out once. */
const lastLook = new WeakMap<SessionState, { vitals: VitalsSummary; now: Instant; list: Notice[] }>()

function noticesAt(state: SessionState, all: VitalsSummary, now: Instant): Notice[] {
  const nowMs = instantMs(now)
  const groups = new Map<string, Episode[]>()
  for (const episode of episodesOf(state, all, nowMs)) {
    const group = groupOf(episode.rule)
    groups.set(group, [...(groups.get(group) ?? []), episode])
  }
  const latest = latestPressure(all, state.protocol.plausibility, nowMs)
  const fromRules = [...groups.values()].flatMap((episodes) =>
    noticesOfGroup(state, episodes, nowMs, latest ? describePressure(latest) : null),
  )
  const fromElsewhere = otherNotices(state, all, nowMs, dueMonitoring(state, all, nowMs)).map((notice) =>
    withAnswers(state, notice),
  )
  return [...fromRules, ...fromElsewhere].sort(
    (a, b) =>
      Number(a.state === 'handled') - Number(b.state === 'handled') ||
      rank[b.tier] - rank[a.tier] ||
      instantMs(b.raisedAt) - instantMs(a.raisedAt),
  )
}

/** The notice that the Floor shows: the most urgent one that is not handled. */
export const topNotice = (list: readonly Notice[]): Notice | null =>
  list.find((notice) => notice.state !== 'handled') ?? null

const groupOf = (rule: NoticeRule): string =>
  rule.signal === 'cadss-6' || rule.signal === 'distress' ? 'dissociation' : rule.signal

function noticesOfGroup(state: SessionState, episodes: Episode[], nowMs: number, pressureNow: string | null): Notice[] {
  const shown = episodes
    .map((episode) => ({ episode, notice: noticeOf(state, episode, nowMs, pressureNow) }))
    .filter(({ notice }) => notice.overAt === null || (notice.tier !== 'watch' && notice.state !== 'handled'))
    .sort(
      (a, b) =>
        Number(a.notice.state === 'handled') - Number(b.notice.state === 'handled') ||
        rank[b.notice.tier] - rank[a.notice.tier] ||
        b.episode.raisedMs - a.episode.raisedMs ||
        againstOf(a.episode.rule).localeCompare(againstOf(b.episode.rule)),
    )
  const kept: typeof shown = []
  for (const candidate of shown) {
    const same = kept.find(({ episode }) => episode.rule.id === candidate.episode.rule.id)
    if (same) {
      if (candidate.notice.state !== 'handled') same.notice.times += 1
      continue
    }
    const behind = kept.some(
      ({ episode, notice }) =>
        rank[notice.tier] >= rank[candidate.notice.tier] && overlaps(episode, candidate.episode, nowMs),
    )
    if (!behind) kept.push(candidate)
  }
  return kept.map(({ episode, notice }) => ({ ...notice, rules: rulesBehind(episode, episodes, nowMs) }))
}

/** The rule of the notice, then every other one that was crossed in the same stretch: graver ones first, fixed limits first. */
function rulesBehind(head: Episode, episodes: readonly Episode[], nowMs: number): CrossedRule[] {
  const others = episodes
    .filter((episode) => overlaps(head, episode, nowMs))
    .map(({ rule }) => rule)
    .sort((a, b) => rank[b.tier] - rank[a.tier] || againstOf(a).localeCompare(againstOf(b)))
  return crossedRules([head.rule, ...others])
}

const overlaps = (a: Episode, b: Episode, nowMs: number): boolean =>
  a.startMs <= (b.endMs ?? nowMs) && b.startMs <= (a.endMs ?? nowMs)

function noticeOf(state: SessionState, episode: Episode, nowMs: number, pressureNow: string | null): Notice {
  const { rule } = episode
  return withAnswers(state, {
    id: `${rule.id}@${toInstant(episode.startMs)}`,
    ruleId: rule.id,
    signal: rule.signal,
    tier: rule.tier,
    text: describeEpisode(state, episode, nowMs, pressureNow),
    startedAt: toInstant(episode.startMs),
    raisedAt: toInstant(episode.raisedMs),
    overAt: episode.endMs === null ? null : toInstant(episode.endMs),
    times: 1,
    asksSymptoms: rule.asksSymptoms,
    symptoms: null,
    eventCard: cardOf(state, rule.eventCard),
    rules: [],
    state: 'raised',
    acknowledgedBy: null,
    acknowledgedAt: null,
    actNow: false,
    source: rule.source,
    ...(rule.status ? { status: rule.status } : {}),
  })
}

const cardOf = (state: SessionState, id: string | undefined): EventCard | null =>
  state.protocol.eventCards.find((card) => card.id === id) ?? null

/** What people have answered: acknowledged, symptoms, handled; and what follows from it. */
function withAnswers(state: SessionState, notice: Notice): Notice {
  const covers = (answer: { noticeId?: string; at: Instant }) => isCovered(state, notice, answer)
  const symptoms = state.symptoms.findLast(covers)?.present ?? null
  const acknowledgement = state.acknowledged.find(covers)
  const seen = acknowledgement !== undefined || symptoms !== null
  const asked = notice.asksSymptoms.length === 0 || symptoms !== null
  const withSymptoms = symptoms !== null && symptoms.length > 0
  const over = notice.overAt !== null
  const handled = state.handled.some(covers) || (over && seen && asked && !withSymptoms)
  const tier: NoticeTier = withSymptoms && notice.tier === 'alert' ? 'act' : notice.tier
  const symptomCard = withSymptoms && notice.signal === 'blood-pressure' ? 'hypertension-with-symptoms' : undefined
  return {
    ...notice,
    tier,
    symptoms,
    eventCard: cardOf(state, symptomCard) ?? notice.eventCard,
    state: handled ? 'handled' : seen ? 'acknowledged' : 'raised',
    acknowledgedBy: acknowledgement?.author ?? null,
    acknowledgedAt: acknowledgement?.at ?? null,
    actNow: !handled && (tier === 'act' || (tier === 'alert' && !asked)),
  }
}

/**
 * An answer covers the notice it names, and what had been raised by then for the same signal and is no more urgent.
 * The start in the name may differ by a sample that arrived late, so times are compared, not names.
 */
function isCovered(state: SessionState, notice: Notice, answer: { noticeId?: string; at: Instant }): boolean {
  if (answer.noticeId === notice.id) return true
  if (answer.noticeId === undefined || instantMs(notice.raisedAt) > instantMs(answer.at)) return false
  const [ruleId] = answer.noticeId.split('@')
  if (ruleId === notice.ruleId) return true
  const answered = state.protocol.notices.find((rule) => rule.id === ruleId)
  const mine = state.protocol.notices.find((rule) => rule.id === notice.ruleId)
  return (
    answered !== undefined &&
    mine !== undefined &&
    groupOf(answered) === groupOf(mine) &&
    rank[answered.tier] >= rank[mine.tier]
  )
}
