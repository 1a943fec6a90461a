using System.Text.Json;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Notices;
using Jkn.Workflows.Domain.Offices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jkn.Workflows.Application.Notices;

/// <summary>A place outside that is told of cases, such as a hospital; not personal data.</summary>
public sealed record Contact(string Name, string? Phone = null, string? Email = null);

/// <summary>Decides for one notice: which text, by which way, from when on.</summary>
internal sealed class NoticeWriter(IOptions<NoticeOptions> options, NoticeSeal seal)
{
    public const string Applicant = "PEMOHON",
        Hospital = "RS";

    /// <summary>What stands before an account's id where a message is to one of the office's own people.</summary>
    public const string Account = "AKUN:";

    public static bool IsOutside(string to) => to is Applicant or Hospital;

    /// <summary>A notice to somebody of the office, on the in-app list.</summary>
    public static NoticeRow Inside(
        string key,
        CaseState state,
        Office office,
        string happening,
        string to,
        DateTimeOffset now,
        IReadOnlyCollection<string>? people = null
    )
    {
        var about = state.CaseNo ?? state.Batch?.No ?? "berkas baru";
        var template = office.Notices.Find(happening, to) ?? office.Notices.Find(happening, "PETUGAS");
        var text = template is null ? $"{about}: {happening.Replace('-', ' ')}" : NoticeText.Fill(template.Text, state, office, people);
        return new()
        {
            Id = key,
            Region = state.Region,
            CaseId = state.Id,
            Event = happening,
            Addressee = to,
            Channel = NoticeChannels.InApp,
            Subject = template is null ? text : NoticeText.Fill(template.Subject, state, office, people),
            Text = text,
            CreatedAt = now,
        };
    }

    /// <summary>A notice to the applicant or the hospital. Who wants no messages, or cannot be reached, gets paper.</summary>
    public NoticeRow Outside(string key, CaseState state, Office office, NoticeParts parts, Contact? hospital, DateTimeOffset now)
    {
        var template = parts.Template(office);
        var (channel, destination) =
            template is null || state.Facts.GetValueOrDefault(NoteFact.NoMessages) == "ya"
                ? (NoticeChannels.Paper, null)
                : Way(template, parts.To, state, hospital);
        var row = new NoticeRow
        {
            Id = key,
            Region = state.Region,
            CaseId = state.Id,
            Event = parts.Happening,
            Addressee = parts.To,
            Channel = channel,
            Subject = parts.Subject(state, office),
            Text = parts.Text(channel, state, office),
            CreatedAt = now,
        };
        if (destination is null)
        {
            row.State = NoticeSender.ToPrint;
            return row;
        }
        row.State = NoticeSender.Ready;
        row.Destination = seal.Seal(key, destination);
        row.WhatsAppTemplate = template!.WhatsAppTemplate;
        row.Attempts = 0;
        row.ReadyAt = template.Urgent || state.Path == CasePaths.Emergency ? now : office.Notices.AllowedFrom(now, office.Time);
        return row;
    }

    private (string Channel, string? Destination) Way(NoticeTemplate template, string to, CaseState state, Contact? hospital)
    {
        var (phone, email) =
            to == Hospital
                ? (hospital?.Phone, hospital?.Email)
                : (
                    state.Applicant?.Telepon,
                    state.Participants.Values.Select(p => p.Email).FirstOrDefault(e => !string.IsNullOrWhiteSpace(e))
                );
        foreach (var channel in template.Channels.Where(options.Value.Has))
        {
            var destination = channel == NoticeChannels.Email ? email : Phone(phone);
            if (!string.IsNullOrWhiteSpace(destination))
                return (channel, destination);
        }
        return (NoticeChannels.Paper, null);
    }

    /// <summary>0811… and 62811… become +62811…; null for what is no mobile number.</summary>
    internal static string? Phone(string? text)
    {
        var digits = string.Concat((text ?? "").Where(char.IsAsciiDigit));
        if (digits.StartsWith('0'))
            digits = "62" + digits[1..];
        return digits.Length is >= 9 and <= 15 ? "+" + digits : null;
    }

    public static async Task<Contact?> ContactAsync(AppDb db, string region, string? name, CancellationToken ct)
    {
        if (name is null)
            return null;
        var setting = SettingNames.Contact + name.Trim().ToUpperInvariant();
        var row = await db
            .RegionSettings.AsNoTracking()
            .Where(s => s.Region == region && s.Name == setting)
            .OrderByDescending(s => s.EffectiveFrom)
            .FirstOrDefaultAsync(ct);
        return row is null ? null : JsonSerializer.Deserialize<Contact>(row.Json);
    }
}
