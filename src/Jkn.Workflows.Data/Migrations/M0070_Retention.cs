using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jkn.Workflows.Data.Migrations;

/// <summary>Which cases are kept as archives and which were destroyed; proposals to destroy and their acts.</summary>
[DbContext(typeof(AppDb)), Migration("0070_retention")]
public sealed class M0070_Retention : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<long>("held_at", "cases", nullable: true);
        migrationBuilder.AddColumn<long>("destroyed_at", "cases", nullable: true);
        migrationBuilder.CreateTable(
            "destructions",
            c => new
            {
                id = c.Column<string>(),
                region = c.Column<string>(),
                state = c.Column<string>(),
                standing = c.Column<bool>(nullable: true),
                ground = c.Column<string>(),
                proposed_at = c.Column<long>(),
                proposed_by = c.Column<string>(),
                decided_at = c.Column<long>(nullable: true),
                decided_by = c.Column<string>(nullable: true),
                no = c.Column<string>(nullable: true),
                reason = c.Column<string>(nullable: true),
                done_at = c.Column<long>(nullable: true),
            },
            constraints: t => t.PrimaryKey("pk_destructions", d => d.id)
        );
        migrationBuilder.CreateIndex("ux_destructions_region_standing", "destructions", ["region", "standing"], unique: true);
        migrationBuilder.CreateTable(
            "destruction_lines",
            c => new
            {
                destruction_id = c.Column<string>(),
                no = c.Column<int>(),
                case_id = c.Column<string>(),
                case_no = c.Column<string>(nullable: true),
                kind = c.Column<string>(),
                closed_at = c.Column<long>(),
                kept_until = c.Column<string>(),
                falls_away = c.Column<string>(),
                outcome = c.Column<string>(nullable: true),
                done_at = c.Column<long>(nullable: true),
            },
            constraints: t => t.PrimaryKey("pk_destruction_lines", d => new { d.destruction_id, d.no })
        );
        migrationBuilder.CreateIndex("ix_destruction_lines_case_id", "destruction_lines", ["case_id"]);
    }
}
