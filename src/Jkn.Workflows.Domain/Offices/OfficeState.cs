using System.Collections.Immutable;
using Jkn.Workflows.Domain.Organisation;

namespace Jkn.Workflows.Domain.Offices;

/// <summary>An office held by somebody. Dates are local and inclusive; <see cref="Id"/> names it in the journal.</summary>
public sealed record Mandate(string Id, Official Holder, string? Unit);

/// <summary>A Plh or Plt with its order; <see cref="EndedAt"/> when it was ended before its last day.</summary>
public sealed record Substitution(Delegation Data, string OrderDate, string? Scope, DateTimeOffset? EndedAt);

/// <summary>What an account may do in this office.</summary>
public sealed record AccountRoles(string Account, string Name, ImmutableArray<string> Roles, bool Off);

/// <summary>A setting as it stands for a date on, with who entered it first.</summary>
public sealed record DatedSetting(string Name, string From, string Json, DateTimeOffset At, string By);

/// <summary>One change of a setting: what stood before and what after.</summary>
public sealed record SettingLine(string Id, DateTimeOffset At, string By, string Name, string From, string? Before, string After);

/// <summary>What the operator of the installation did in this office; what exactly stands in the journal's entry.</summary>
public sealed record OperatorNote(DateTimeOffset At, string Reason, string Order);

/// <summary>An act that waits for its second person.</summary>
public sealed record Proposal(string Id, OfficeAct Act, string Reason, string Proposer, DateTimeOffset At);

/// <summary>
/// An office as its journal tells it: mandates, substitutions, roles, dated settings. A function of the facts alone; the rows that screens
/// read are a function of it. <see cref="Office"/> is a region's code, or "*" for the installation.
/// </summary>
public sealed partial record OfficeState
{
    /// <summary>An office without a journal yet.</summary>
    public static OfficeState New(string office) => new() { Office = office };

    private OfficeState() { }

    public string Office { get; private init; } = "";
    public long Version { get; init; }
    public ImmutableSortedDictionary<string, Mandate> Mandates { get; private init; } = Sorted<Mandate>();
    public ImmutableSortedDictionary<string, Substitution> Substitutions { get; private init; } = Sorted<Substitution>();
    public ImmutableSortedDictionary<string, AccountRoles> Accounts { get; private init; } = Sorted<AccountRoles>();
    public ImmutableSortedDictionary<string, DatedSetting> Settings { get; private init; } = Sorted<DatedSetting>();
    public ImmutableList<SettingLine> Changes { get; private init; } = [];
    public ImmutableSortedDictionary<string, Proposal> Proposals { get; private init; } = Sorted<Proposal>();

    /// <summary>Administrators of the installation to whom the region opened itself, and until which day ("": closed again).</summary>
    public ImmutableSortedDictionary<string, string> Guests { get; private init; } = Sorted<string>();
    public ImmutableList<OperatorNote> Operated { get; private init; } = [];

    public bool IsOpenTo(string account, string date) => string.CompareOrdinal(Guests.GetValueOrDefault(account, ""), date) >= 0;

    /// <summary>Whether somebody holds an office, stands in for its holder, or will.</summary>
    public bool HoldsOffice(string account, string date) =>
        Mandates.Values.Any(m => m.Holder.Account == account && (m.Holder.To is null || string.CompareOrdinal(m.Holder.To, date) >= 0))
        || Substitutions.Values.Any(s => s.EndedAt is null && s.Data.Substitute == account && string.CompareOrdinal(s.Data.To, date) >= 0);

    /// <summary>Roles above the desks, or an office: more than FO and BO have.</summary>
    public bool HasPower(string account, string date) =>
        !RoleRules.AreOrdinary(Accounts.GetValueOrDefault(account)?.Roles ?? []) || HoldsOffice(account, date);

    /// <summary>Mandates and substitutions in force or to come, as decisions on cases ask for them.</summary>
    public Organisation.Organisation Organisation =>
        new(
            [
                .. Mandates
                    .Values.OrderBy(m => m.Holder.From, StringComparer.Ordinal)
                    .ThenBy(m => m.Id, StringComparer.Ordinal)
                    .Select(m => m.Holder),
            ],
            [
                .. Substitutions
                    .Values.Where(s => s.EndedAt is null)
                    .Select(s => s.Data)
                    .OrderBy(d => d.From, StringComparer.Ordinal)
                    .ThenBy(d => d.Id, StringComparer.Ordinal),
            ]
        );

    /// <summary>The settings whose name begins so, oldest date first, as entered.</summary>
    public IEnumerable<DatedSetting> SettingsOf(string prefix) =>
        Settings
            .Values.Where(s => s.Name.StartsWith(prefix, StringComparison.Ordinal))
            .OrderBy(s => s.From, StringComparer.Ordinal)
            .ThenBy(s => s.At);

    public DatedSetting? Setting(string name, string from) => Settings.GetValueOrDefault(KeyOf(name, from));

    /// <summary>The capacity in which somebody holds the head's office on a date; null when he does not.</summary>
    public Capacity? HeadCapacityOf(Actor actor, string date) => Organisation.CapacityOf(actor, Roles.AgencyHead, date);

    private static string KeyOf(string name, string from) => $"{name}\n{from}";

    private static ImmutableSortedDictionary<string, T> Sorted<T>() => ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);
}
