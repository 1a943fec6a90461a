using Jkn.Workflows.Domain.Identity;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Offices;

/// <summary>
/// Somebody holds an office from a date on: one command that ends the former holder the day before and appoints the new one. Another
/// mandate that begins on that day or later is in the way: it is ended first.
/// </summary>
public sealed record AppointOfficial(string Account, string Role, string Position, string From, string? To = null, string? Unit = null)
    : PowerAct
{
    public string? Reason { get; init; }

    /// <summary>The name with its titles, as letters print it; the account's own when it is not given.</summary>
    [Personal]
    public string? FullName { get; init; }

    /// <summary>By it a signing service and a certificate know the official.</summary>
    [Personal]
    public string? Nip { get; init; }

    public string? Rank { get; init; }

    public override string? Subject => Account;

    public override Rejection? Take(OfficeDeciding on)
    {
        if (!Roles.Officials.Contains(Role))
            return new("role-not-official", "Peran ini bukan jabatan pejabat.", "role");
        if (string.IsNullOrWhiteSpace(Position))
            return new("position-missing", "Nama jabatan wajib diisi.", "position");
        if (NameRule.Refusal(FullName, "fullName") is { } name)
            return name;
        if (!OfficeDates.IsDate(From))
            return new("date-invalid", "Tanggal mulai tidak sah (yyyy-MM-dd).", "from");
        if (To is not null && (!OfficeDates.IsDate(To) || string.CompareOrdinal(To, From) < 0))
            return new("date-invalid", "Tanggal akhir tidak sah atau mendahului tanggal mulai.", "to");
        if (!on.State.Accounts.TryGetValue(Account, out var account) || account.Off)
            return new("account-not-here", "Akun ini tidak ada di daerah ini, atau dimatikan.", "account");
        if (!account.Roles.Contains(Role))
            return new("account-lacks-role", $"Akun ini belum punya peran {Role}. Beri perannya dahulu di halaman Akun.", "account");
        if (account.Roles.Contains(Roles.Admin))
            return new("role-admin-alone", "ADMIN tidak boleh memegang jabatan.", "account");
        var others = on.State.Mandates.Values.Where(m => m.Holder.Role == Role && Lasts(m, From)).ToList();
        if (
            others.Find(m =>
                string.CompareOrdinal(m.Holder.From, From) >= 0 && (To is null || string.CompareOrdinal(m.Holder.From, To) <= 0)
            ) is
            { } later
        )
            return new(
                "mandate-overlap",
                $"Jabatan ini sudah diberikan kepada {later.Holder.Name} mulai {later.Holder.From}. Akhiri itu dahulu.",
                "from"
            );
        foreach (var former in others.Where(m => string.CompareOrdinal(m.Holder.From, From) < 0))
            on.Emit(new PowerEvent.MandateEnded(former.Id, OfficeDates.DayBefore(From), Reason, former.Holder.Account));
        on.Emit(
            new PowerEvent.MandateGiven(on.NewId("m"), Account, Role, FullName ?? account.Name, Nip, Rank, Position.Trim(), Unit, From, To)
        );
        return null;
    }

    private static bool Lasts(Mandate mandate, string from) =>
        mandate.Holder.To is not { } last
        || (string.CompareOrdinal(last, from) >= 0 && string.CompareOrdinal(last, mandate.Holder.From) >= 0);
}
