using System.Text;
using Jkn.Workflows.Data.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Jkn.Workflows.Data;

/// <summary>
/// The schema, and the road for reading. Rows of cases are written by the command queue alone; the office's own tables
/// (accounts, officials, definitions, settings) are written here.
/// </summary>
public sealed class AppDb(DbContextOptions<AppDb> options) : DbContext(options)
{
    public DbSet<CaseHeadRow> CaseHeads => Set<CaseHeadRow>();
    public DbSet<JournalRow> Journal => Set<JournalRow>();
    public DbSet<OfficeHeadRow> OfficeHeads => Set<OfficeHeadRow>();
    public DbSet<OfficeJournalRow> OfficeJournal => Set<OfficeJournalRow>();
    public DbSet<PersonKeyRow> PersonKeys => Set<PersonKeyRow>();
    public DbSet<PromisePrintRow> PromisePrints => Set<PromisePrintRow>();
    public DbSet<CaseRow> Cases => Set<CaseRow>();
    public DbSet<CaseLookupRow> CaseLookup => Set<CaseLookupRow>();
    public DbSet<CasePersonRow> CasePeople => Set<CasePersonRow>();
    public DbSet<CaseWordRow> CaseWords => Set<CaseWordRow>();
    public DbSet<WorkItemRow> WorkItems => Set<WorkItemRow>();
    public DbSet<LetterRow> Letters => Set<LetterRow>();
    public DbSet<TimerRow> Timers => Set<TimerRow>();
    public DbSet<BatchRow> Batches => Set<BatchRow>();
    public DbSet<BatchLineRow> BatchLines => Set<BatchLineRow>();
    public DbSet<RegisterRow> Registers => Set<RegisterRow>();
    public DbSet<RegisterLineRow> RegisterLines => Set<RegisterLineRow>();
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();
    public DbSet<SopRow> Sops => Set<SopRow>();
    public DbSet<SopHistoryRow> SopHistory => Set<SopHistoryRow>();
    public DbSet<SopPrintRow> SopPrints => Set<SopPrintRow>();
    public DbSet<OfficialRow> Officials => Set<OfficialRow>();
    public DbSet<DelegationRow> Delegations => Set<DelegationRow>();
    public DbSet<AccountRow> Accounts => Set<AccountRow>();
    public DbSet<AccountRoleRow> AccountRoles => Set<AccountRoleRow>();
    public DbSet<IdempotencyRow> IdempotencyKeys => Set<IdempotencyRow>();
    public DbSet<FileRow> Files => Set<FileRow>();
    public DbSet<FileContentRow> FileContents => Set<FileContentRow>();
    public DbSet<RegionSettingRow> RegionSettings => Set<RegionSettingRow>();
    public DbSet<NoticeRow> Notices => Set<NoticeRow>();
    public DbSet<MeetingRow> Meetings => Set<MeetingRow>();
    public DbSet<SopProposalRow> SopProposals => Set<SopProposalRow>();
    public DbSet<ToldChoiceRow> ToldChoices => Set<ToldChoiceRow>();
    public DbSet<ReadRow> Reads => Set<ReadRow>();
    public DbSet<AccessBlockRow> AccessBlocks => Set<AccessBlockRow>();
    public DbSet<SecretRow> Secrets => Set<SecretRow>();
    public DbSet<ImportRow> Imports => Set<ImportRow>();
    public DbSet<SurveyRow> Surveys => Set<SurveyRow>();
    public DbSet<VisitRow> Visits => Set<VisitRow>();
    public DbSet<PlaceDutyRow> PlaceDuties => Set<PlaceDutyRow>();
    public DbSet<SettingChangeRow> SettingChanges => Set<SettingChangeRow>();
    public DbSet<OptOutRow> OptOuts => Set<OptOutRow>();
    public DbSet<DraftRow> Drafts => Set<DraftRow>();
    public DbSet<SavedFilterRow> SavedFilters => Set<SavedFilterRow>();
    public DbSet<DestructionRow> Destructions => Set<DestructionRow>();
    public DbSet<DestructionLineRow> DestructionLines => Set<DestructionLineRow>();

    /// <summary>
    /// Personal data is shown to somebody or leaves the office: who, what, for what (product.md 5). Saved before anything is shown;
    /// <paramref name="caseId"/> is null for what spans cases.
    /// </summary>
    public Task RecordReadAsync(
        DateTimeOffset at,
        string actor,
        string region,
        string? caseId,
        string what,
        string? purpose,
        CancellationToken ct
    )
    {
        Reads.Add(
            new ReadRow
            {
                At = at,
                Actor = actor,
                Region = region,
                CaseId = caseId,
                What = what,
                Purpose = purpose,
            }
        );
        return SaveChangesAsync(ct);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        // EF takes it for the key at first, and then forgets that it is never null.
        modelBuilder.Entity<OfficeHeadRow>().Property(h => h.Id).IsRequired();
        Indexes(modelBuilder);
        Names(modelBuilder.Model);
    }

    /// <summary>Indexes that attributes cannot say: with a filter, or with a name of their own.</summary>
    private static void Indexes(ModelBuilder modelBuilder)
    {
        // Only assigned items stand in this index: most of a pool's items belong to nobody.
        modelBuilder.Entity<WorkItemRow>().HasIndex(w => new { w.AssignedTo, w.DueAt }).HasFilter("assigned_to IS NOT NULL");
        modelBuilder
            .Entity<CaseRow>()
            .HasIndex(
                c => new
                {
                    c.Region,
                    c.Kind,
                    c.CaseKey,
                },
                "ix_cases_overdue"
            )
            .HasFilter("overdue");
        modelBuilder
            .Entity<CaseRow>()
            .HasIndex(
                c => new
                {
                    c.Region,
                    c.Kind,
                    c.ReceivedAt,
                    c.Sop,
                    c.Status,
                    c.Path,
                    c.Channel,
                },
                "ix_cases_received"
            );
        modelBuilder
            .Entity<CaseRow>()
            .HasIndex(c => new { c.Region, c.ClosedAt }, "ix_cases_closed")
            .HasFilter("closed_at IS NOT NULL AND destroyed_at IS NULL");
        modelBuilder.Entity<ReadRow>().HasIndex(r => new { r.Region, r.Id }, "ix_reads_unsealed").HasFilter("block IS NULL");
    }

    private static void Names(IMutableModel model)
    {
        foreach (var entity in model.GetEntityTypes())
        {
            var table = entity.GetTableName()!;
            foreach (var property in entity.GetProperties())
                property.SetColumnName(SnakeCase(property.Name));
            foreach (var key in entity.GetKeys())
                key.SetName($"pk_{table}");
            foreach (var index in entity.GetIndexes().Where(i => i.Name is null))
                index.SetDatabaseName(
                    $"{(index.IsUnique ? "ux" : "ix")}_{table}_{string.Join('_', index.Properties.Select(p => SnakeCase(p.Name)))}"
                );
        }
    }

    private static string SnakeCase(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
                text.Append('_');
            text.Append(char.ToLowerInvariant(letter));
        }
        return text.ToString();
    }

    /// <summary>
    /// Instants are whole milliseconds since 1970, on both databases: they sort, compare and take part in keys everywhere,
    /// and a journal hashes the same number that it stores.
    /// </summary>
    private sealed class UnixMilliseconds()
        : ValueConverter<DateTimeOffset, long>(
            instant => instant.ToUnixTimeMilliseconds(),
            number => DateTimeOffset.FromUnixTimeMilliseconds(number)
        );
}
