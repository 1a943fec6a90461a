using System.Collections.Immutable;
using Jkn.Workflows.Data.Providers;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Offices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Jkn.Workflows.Data.Projections;

/// <summary>
/// Writes the difference between two states of an office as rows: officials, substitutes, roles, dated settings and their changes. As with
/// cases, the rows are a function of the state alone.
/// </summary>
internal sealed class OfficeProjector(IModel model)
{
    private readonly Table<OfficialRow> officials = new(model);
    private readonly Table<DelegationRow> delegations = new(model);
    private readonly Table<AccountRoleRow> roles = new(model);
    private readonly Table<RegionSettingRow> settings = new(model);
    private readonly Table<SettingChangeRow> changes = new(model);

    /// <summary>Tables that are made anew from the journals of offices.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Tables =>
        new Dictionary<string, IReadOnlyList<string>>
        {
            [officials.Name] = officials.Columns,
            [delegations.Name] = delegations.Columns,
            [roles.Name] = roles.Columns,
            [settings.Name] = settings.Columns,
            [changes.Name] = changes.Columns,
        };

    public void Project(Session session, OfficeState before, OfficeState after)
    {
        Each(session, officials, before.Mandates, after.Mandates, m => Row(after.Office, m));
        Each(session, delegations, before.Substitutions, after.Substitutions, s => Row(after.Office, s));
        Each(session, settings, before.Settings, after.Settings, s => Row(after.Office, s));
        Roles(session, before, after);
        foreach (var line in after.Changes.Skip(before.Changes.Count))
            changes.Upsert(session, Row(after.Office, line));
    }

    private void Roles(Session session, OfficeState before, OfficeState after)
    {
        if (ReferenceEquals(before.Accounts, after.Accounts))
            return;
        foreach (var (id, account) in after.Accounts)
        {
            ImmutableArray<string> former = before.Accounts.TryGetValue(id, out var known) ? known.Roles : [];
            foreach (var role in former.Except(account.Roles))
                roles.Delete(session, new() { AccountId = id, Role = role });
            foreach (var role in account.Roles.Except(former))
                roles.Upsert(session, new() { AccountId = id, Role = role });
        }
    }

    private static void Each<T, TRow>(
        Session session,
        Table<TRow> table,
        ImmutableSortedDictionary<string, T> before,
        ImmutableSortedDictionary<string, T> after,
        Func<T, TRow> row
    )
        where T : class
        where TRow : class
    {
        if (ReferenceEquals(before, after))
            return;
        foreach (var (key, item) in after)
        {
            var former = before.GetValueOrDefault(key);
            if (!ReferenceEquals(former, item))
                table.Change(session, former is null ? null : row(former), row(item));
        }
    }

    private static OfficialRow Row(string office, Mandate mandate) =>
        new()
        {
            Id = mandate.Id,
            AccountId = mandate.Holder.Account,
            Region = office,
            Role = mandate.Holder.Role,
            Name = mandate.Holder.Name,
            Nip = mandate.Holder.Nip,
            Rank = mandate.Holder.Rank,
            Position = mandate.Holder.Position,
            Unit = mandate.Unit,
            ValidFrom = mandate.Holder.From,
            ValidTo = mandate.Holder.To,
        };

    private static DelegationRow Row(string office, Substitution substitution) =>
        new()
        {
            Id = substitution.Data.Id,
            Region = office,
            Role = substitution.Data.Role,
            AbsentId = substitution.Data.Absent,
            SubstituteId = substitution.Data.Substitute,
            Kind = substitution.Data.Kind,
            OrderNo = substitution.Data.Order,
            OrderDate = substitution.OrderDate,
            ValidFrom = substitution.Data.From,
            ValidTo = substitution.Data.To,
            Scope = substitution.Scope,
            RevokedAt = substitution.EndedAt,
        };

    private static RegionSettingRow Row(string office, DatedSetting setting) =>
        new()
        {
            Region = office,
            Name = setting.Name,
            EffectiveFrom = setting.From,
            Json = setting.Json,
            CreatedAt = setting.At,
            CreatedBy = setting.By,
        };

    private static SettingChangeRow Row(string office, SettingLine line) =>
        new()
        {
            Id = line.Id,
            Region = office,
            At = line.At,
            Actor = line.By,
            Name = line.Name,
            EffectiveFrom = line.From,
            Before = line.Before,
            After = line.After,
        };
}
