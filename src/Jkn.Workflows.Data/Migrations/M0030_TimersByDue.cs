using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jkn.Workflows.Data.Migrations;

/// <summary>Timers lie in the order of their due times, without an index beside the table: arming one is a single page.</summary>
[DbContext(typeof(AppDb)), Migration("0030_timers_by_due")]
public sealed class M0030_TimersByDue : Migration
{
    private const string Columns = "due_at, case_key, kind, timer_key, case_id, ready_at, attempts, last_error";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        // the key's name belongs to the old table until that is gone
        Make(migrationBuilder, "timers_moving");
        Copy(migrationBuilder, "timers", "timers_moving");
        migrationBuilder.DropTable("timers");
        Make(migrationBuilder, "timers");
        Copy(migrationBuilder, "timers_moving", "timers");
        migrationBuilder.DropTable("timers_moving");
    }

    private static void Make(MigrationBuilder migrationBuilder, string name) =>
        migrationBuilder.CreateTable(
            name,
            c => new
            {
                due_at = c.Column<long>(),
                case_key = c.Column<long>(),
                kind = c.Column<string>(),
                timer_key = c.Column<string>(),
                case_id = c.Column<string>(),
                ready_at = c.Column<long>(),
                attempts = c.Column<int>(),
                last_error = c.Column<string>(nullable: true),
            },
            constraints: t =>
                t.PrimaryKey(
                    $"pk_{name}",
                    t => new
                    {
                        t.due_at,
                        t.case_key,
                        t.kind,
                        t.timer_key,
                    }
                )
        );

    private static void Copy(MigrationBuilder migrationBuilder, string from, string to) =>
        migrationBuilder.Sql($"INSERT INTO {to} ({Columns}) SELECT {Columns} FROM {from}");
}
