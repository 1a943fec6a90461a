using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jkn.Workflows.Application.Notices;

/// <summary>Keeps what each official chose; he alone changes it. No power follows from it, so it is a row and no act.</summary>
internal sealed class ToldChoices(IDbContextFactory<AppDb> databases, NoticeSeal seal, IOptions<NoticeOptions> options, OfficeClock clock)
{
    public const int LongestAddress = 100;

    /// <summary>The channels that this installation can send officials by.</summary>
    public bool Has(string channel) => options.Value.Has(channel);

    public string? StaffTemplate => options.Value.WhatsApp.StaffTemplate is { Length: > 0 } name ? name : null;

    public async Task<ToldChoice> OfAsync(string account, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.ToldChoices.AsNoTracking().SingleOrDefaultAsync(c => c.Account == account, ct) is { } row
            ? Open(row)
            : ToldChoice.None;
    }

    /// <summary>What is wrong with it, or null when it is kept. Empty addresses are taken away.</summary>
    public async Task<Rejection?> SaveAsync(string account, ToldChoice chosen, CancellationToken ct)
    {
        var (email, phone) = (Checks.Given(chosen.Email), Checks.Given(chosen.Phone));
        var wrong = new Checks()
            .Optional("email", email, LongestAddress)
            .Optional("phone", phone, 30)
            .That(email is null || IsAddress(email), "email", "email-invalid", "Alamat surel tidak sah.")
            .That(phone is null || NoticeWriter.Phone(phone) is not null, "phone", "phone-invalid", "Nomor WhatsApp tidak sah.")
            .Rejection;
        if (wrong is not null)
            return wrong;
        await using var db = await databases.CreateDbContextAsync(ct);
        var row = await db.ToldChoices.SingleOrDefaultAsync(c => c.Account == account, ct);
        if (row is null)
            db.ToldChoices.Add(row = new ToldChoiceRow { Account = account });
        row.Email = email is null ? null : seal.Seal(Name(account, NoticeChannels.Email), email);
        row.Phone = phone is null ? null : seal.Seal(Name(account, NoticeChannels.WhatsApp), NoticeWriter.Phone(phone)!);
        (row.Emergencies, row.Digest, row.ChangedAt) = (chosen.Emergencies, chosen.Digest, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return null;
    }

    /// <summary>Where a choice leads that this installation can reach: channel and address.</summary>
    public IEnumerable<(string Channel, string Address)> Ways(ToldChoiceRow row)
    {
        var chosen = Open(row);
        if (chosen.Email is { } email && Has(NoticeChannels.Email))
            yield return (NoticeChannels.Email, email);
        if (chosen.Phone is { } phone && Has(NoticeChannels.WhatsApp))
            yield return (NoticeChannels.WhatsApp, phone);
    }

    private ToldChoice Open(ToldChoiceRow row) =>
        new(
            row.Email is null ? null : seal.Open(Name(row.Account, NoticeChannels.Email), row.Email),
            row.Phone is null ? null : seal.Open(Name(row.Account, NoticeChannels.WhatsApp), row.Phone),
            row.Emergencies,
            row.Digest
        );

    private static string Name(string account, string channel) => $"{NoticeWriter.Account}{account}/{channel}";

    private static bool IsAddress(string text) =>
        text.Split('@') is [{ Length: > 0 }, { Length: > 2 } domain]
        && domain.Contains('.', StringComparison.Ordinal)
        && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));
}
