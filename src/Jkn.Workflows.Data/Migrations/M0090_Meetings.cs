using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jkn.Workflows.Data.Migrations;

/// <summary>Meetings and supervision, and what people propose to change of a procedure.</summary>
[DbContext(typeof(AppDb)), Migration("0090_meetings")]
public sealed class M0090_Meetings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "meetings",
            c => new
            {
                id = c.Column<string>(),
                region = c.Column<string>(),
                kind = c.Column<string>(),
                day = c.Column<string>(),
                agenda = c.Column<string>(),
                attendance = c.Column<string>(),
                outcome = c.Column<string>(nullable: true),
                minutes_type = c.Column<string>(nullable: true),
                minutes = c.Column<byte[]>(nullable: true),
                recorded_at = c.Column<long>(),
                recorded_by = c.Column<string>(),
            },
            constraints: t => t.PrimaryKey("pk_meetings", m => m.id)
        );
        migrationBuilder.CreateIndex("ix_meetings_region_kind_day", "meetings", ["region", "kind", "day"]);
        migrationBuilder.CreateTable(
            "sop_proposals",
            c => new
            {
                id = c.Column<string>(),
                region = c.Column<string>(),
                sop = c.Column<string>(),
                sop_version = c.Column<int>(),
                step = c.Column<string>(nullable: true),
                text = c.Column<string>(),
                case_id = c.Column<string>(nullable: true),
                meeting_id = c.Column<string>(nullable: true),
                made_at = c.Column<long>(),
                made_by = c.Column<string>(),
                state = c.Column<string>(),
                answer = c.Column<string>(nullable: true),
                answered_at = c.Column<long>(nullable: true),
                answered_by = c.Column<string>(nullable: true),
            },
            constraints: t => t.PrimaryKey("pk_sop_proposals", p => p.id)
        );
        migrationBuilder.CreateIndex("ix_sop_proposals_region_sop_made_at", "sop_proposals", ["region", "sop", "made_at"]);
    }
}
